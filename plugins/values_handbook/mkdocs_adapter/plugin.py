"""The plugin: hooks of a few lines. What they do lies in the modules beside this one."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from values_handbook.changelog import Past
from values_handbook.files.journal import finish_interrupted
from values_handbook.mkdocs_adapter import handover, reporting
from values_handbook.mkdocs_adapter.embeds import mark_embeds, place_embeds
from values_handbook.mkdocs_adapter.hidden import HiddenPlaces
from values_handbook.mkdocs_adapter.languages import is_rebuilt
from values_handbook.mkdocs_adapter.navigation import flatten
from values_handbook.mkdocs_adapter.options import HandbookConfig, refuse_unknown
from values_handbook.mkdocs_adapter.output import check_output
from values_handbook.mkdocs_adapter.page import HandbookPage, keep_escaped, take_in
from values_handbook.mkdocs_adapter.project import project_of, template_folders, watched_folders
from values_handbook.mkdocs_adapter.references import ReferenceExtension, link_from, link_raw
from values_handbook.mkdocs_adapter.safe_log import protect_log
from values_handbook.mkdocs_adapter.search import feed_search, spare_search
from values_handbook.mkdocs_adapter.social import describe_link
from values_handbook.mkdocs_adapter.stand_ins import LastGoodPages, add_stand_ins
from values_handbook.mkdocs_adapter.theme_skeleton import ThemeSkeletons, reuse_skeletons
from values_handbook.pipeline import load
from values_handbook.render.bundles import SCRIPTS, STYLES
from values_handbook.render.escape_search_attributes import shield
from values_handbook.render.html import below_heading
from values_handbook.render.renderer import PageRenderer
from values_handbook.reuse.build_cache import BuildCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.embed import EmbedSpec
    from values_handbook.prose import Target


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """A values handbook from YAML records.

    One instance lives through all rebuilds of `mkdocs serve`, and serves every configuration that a process loads, so
    that everything of one build is set anew in `on_config`.
    """

    renderer: PageRenderer
    is_serving = False
    is_dirty = False

    def __init__(self) -> None:
        super().__init__()
        self._bench = BuildCache()
        self._past = Past()
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()
        self._last_good = LastGoodPages()
        self._options: dict[str | None, HandbookConfig] = {}

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; one that does not exist is an error here and not a warning."""
        errors, warnings = super().load_config(options, config_file_path)
        self._options[config_file_path] = self.config
        return refuse_unknown(options, errors, warnings)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how the build was begun: `serve` shows errors on the site instead of stopping at them."""
        self.is_serving = command == "serve"
        self.is_dirty = dirty

    @event_priority(-150)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and link everything, before MkDocs cleans the site. Last of all, since others set options.

        A site of several languages is built several times with one configuration.
        """
        # What a build makes lives to its end; looking for garbage among it took a sixth of the time.
        gc.disable()
        self.config = self._options.get(config.config_file_path, self.config)
        project = project_of(config, self.config, with_drafts=self.is_serving)
        check_output(config, project.root, dirty=self.is_dirty)
        reporting.report_finished(finish_interrupted(project.root))
        with reporting.day_explained():
            site = load(project, past=self._past)
        protect_log((*site.tree.assets, *site.tree.hidden, *(page.uri for page in site.tree.pages)))
        if not is_rebuilt(config):
            self._reported: set[Diagnostic] = set()
            reporting.report_history(self._past.problem)
        reporting.report(site, self._reported, stop=not self.is_serving or not site.is_bounded)
        with reporting.templates_explained():
            self.renderer = PageRenderer(
                site,
                template_folders(config),
                tolerant=self.is_serving,
                bytecode=self._bench.bytecode,
                prose=self._bench.prose,
            )
            self.renderer.templates.check()
            self._made = self._bench.begin(self.renderer, handover.other_files(self.renderer))
        reporting.report_cache(self._bench.problem)
        self._embeds: dict[str, list[EmbedSpec | None]] = {}
        self._paths: dict[str, str] = {}
        self._hidden = HiddenPlaces(site)
        self._uri = ""
        if not is_rebuilt(config):
            references = ReferenceExtension(self._resolve, self._is_hidden, self._without_hidden_names, self._named)
            config.markdown_extensions.append(references)  # type: ignore[arg-type]
            config.extra_css[:0] = STYLES
            config.extra_javascript[:0] = SCRIPTS
        self._watch(config)
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Remember the server: it reads what a configuration has to be watched at its first build only."""
        self._server = server
        return server

    def _watch(self, config: MkDocsConfig) -> None:
        """Have a preview watch the overrides, those of a `custom_dir` too that was set while it runs."""
        for folder in map(str, watched_folders(config)):
            if self._server is None:
                config.watch.append(folder)
            elif folder not in self._watched:
                self._server.watch(folder)
            self._watched.add(folder)

    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over pages and files."""
        with reporting.templates_explained():
            handover.hand_over(files, config, self.renderer, self._made)
            if self.is_serving:
                self._paths = add_stand_ins(self._last_good, files, config, self.renderer)
                self._last_good.remember(self.renderer.site, self._made())
        return files

    @event_priority(-150)
    def _on_files_at_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over again what a plugin for several languages has put files of its own in the place of."""
        if self.renderer.site.project.languages is not None:
            handover.hand_over_again(files, config, self.renderer, self._made)
        return files

    on_files = CombinedEvent(_on_files, _on_files_at_last)

    @event_priority(-150)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep an automatic navigation flat, and its pages ours.

        Last of all, since other plugins order the folders that they see.
        """
        handover.adopt_pages(files, self.renderer, self._made)
        nav.items[:] = self._hidden.without_links(nav.items)
        if config.nav is None:
            flatten(nav, self.renderer.site.plan.planned)
        return nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the embeds of a page aside, those among them that another plugin wrote."""
        self._uri = page.file.src_uri
        marked, self._embeds[self._uri] = mark_embeds(markdown)
        return marked

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the embeds in their places; show errors, and on the home page the organization's mission.

        First of all, so that other plugins get the whole page.
        """
        keep_escaped(page)
        uri = page.file.src_uri
        if not (isinstance(page, HandbookPage) and page.is_as_made):
            html = self._hidden.clean(link_raw(html, self._target), uri)
        specs = self._embeds.pop(uri, [])
        with reporting.templates_explained():
            placed = place_embeds(html, specs, uri, self.renderer)
            if specs:
                take_in(page, html, placed, config)
            organization = self.renderer.site.linked.options.organization
            if self._is_home(page) and organization and not any(spec and spec.mission for spec in specs):
                placed = below_heading(placed, shield(self.renderer.mission()))
            return self.renderer.errors(self._paths.get(uri, "")) + placed if self.is_serving else placed

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the theme once per shape of page. Last of all, so that other plugins have set up the environment."""
        reporting.report_templates(self.renderer)
        env.bytecode_cache = env.bytecode_cache or self._bench.bytecode
        spare_search(config)
        # In a site of several languages each page has a list of its own that leads to it in the others.
        if self.renderer.site.project.languages is None:
            shells = ThemeSkeletons(env)
            shells.expect(file.page for file in files if isinstance(file.page, HandbookPage))
            reuse_skeletons(env, shells)
        return env

    @event_priority(50)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Feed the search, before its plugin reads the page."""
        if isinstance(page, HandbookPage):
            feed_search(page, config)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell what links to a page show; on the home page and on that of the changes, tell feed readers of the feed."""
        site = self.renderer.site
        output = describe_link(output, page, config, self.renderer)
        changes = site.plan.layout.overview("changes")
        is_asked = self._is_home(page) or page.file.src_uri == site.plan.winners.get(changes, changes)
        return (
            handover.announce_feed(output, page.url, self.renderer) if is_asked and handover.has_feed(site) else output
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look for garbage again in a preview, which lives on; spare a build from doing so before it ends (0.25 s)."""
        if self.is_serving:
            gc.enable()
        else:
            gc.freeze()

    def on_build_error(self, *, error: Exception) -> None:
        """Look for garbage again in a preview, which lives on. Stop with one line where there is no room for the site."""
        if self.is_serving:
            gc.enable()
        reporting.explain_no_room(error)

    def _is_home(self, page: Page) -> bool:
        """Whether a page is the handbook's home page: that of the site, of its language, or of the handbook's folder."""
        site = self.renderer.site
        is_elsewhere = site.plan.layout.path or site.project.languages is not None
        return site.plan.is_home(page.file.src_uri) if is_elsewhere else page.is_homepage

    def _resolve(self, href: str) -> tuple[str, str] | None:
        """A reference of the page that is being rendered."""
        return link_from(self._uri, self.renderer.shared, href)

    def _target(self, href: str) -> Target | None:
        """Where a reference in raw HTML leads, seen from the page that is being rendered."""
        page = self.renderer.site.plan.page(self._uri)
        return self.renderer.shared.on(page.page).resolve_record(href)

    def _named(self, href: str) -> str:
        """A link of the page that is being rendered, by the name that its file has."""
        return self.renderer.shared.sources.by_real_name(href, self._uri)

    def _is_hidden(self, href: str) -> bool:
        """Whether a link of the page that is being rendered leads to what is not published."""
        return self._hidden.has(href, self._uri)

    def _without_hidden_names(self, text: str) -> str:
        """A text without the names of records that are not published."""
        return self.renderer.site.hidden.without_names(text)
