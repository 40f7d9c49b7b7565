"""The plugin: hooks of a few lines. The work is in the modules beside this one and in `site/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from values_handbook.changelog import Past
from values_handbook.files.journal import finish_interrupted
from values_handbook.mkdocs_adapter import handover, reporting
from values_handbook.mkdocs_adapter.languages import is_rebuilt
from values_handbook.mkdocs_adapter.navigation import (
    Sections,
    arrange,
    flatten,
    is_automatic,
    with_current_paths,
    without_hidden_links,
)
from values_handbook.mkdocs_adapter.options import HandbookConfig, refuse_unknown
from values_handbook.mkdocs_adapter.output import check_output
from values_handbook.mkdocs_adapter.page import HandbookPage, add_embedded_headings, head_of, keep_escaped
from values_handbook.mkdocs_adapter.project import project_of, template_folders, watched_folders
from values_handbook.mkdocs_adapter.references import ReferenceExtension
from values_handbook.mkdocs_adapter.safe_log import protect_log
from values_handbook.mkdocs_adapter.search import count_less, index_page, skip_indexed_pages
from values_handbook.mkdocs_adapter.theme_skeleton import ThemeSkeletons, reuse_skeletons
from values_handbook.pipeline import load
from values_handbook.render.bundles import SCRIPTS, STYLES
from values_handbook.render.renderer import PageRenderer
from values_handbook.reuse.build_cache import BuildCache
from values_handbook.reuse.collector import PausedCollector, spare_exit
from values_handbook.site.files import other_files
from values_handbook.site.head import add_feed_link, add_open_graph, has_feed, lists_changes
from values_handbook.site.hidden_places import HiddenPlaces
from values_handbook.site.markdown_page import MarkdownPage
from values_handbook.site.stand_ins import LastGoodPages

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


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """A values handbook from YAML records.

    MkDocs uses one instance for all rebuilds of `mkdocs serve` and for every configuration that a process loads, so
    `on_config` sets all state of a build.
    """

    renderer: PageRenderer
    is_serving = False
    is_dirty = False

    def __init__(self) -> None:
        super().__init__()
        self._cache = BuildCache()
        self._past = Past()
        self._collector = PausedCollector()
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()
        self._last_good = LastGoodPages()
        self._options: dict[str | None, HandbookConfig] = {}

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options. An unknown option is an error and not a warning."""
        errors, warnings = super().load_config(options, config_file_path)
        self._options[config_file_path] = self.config
        return refuse_unknown(options, errors, warnings)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Store the command: `serve` shows errors on the site instead of stopping at them."""
        self.is_serving = command == "serve"
        self.is_dirty = dirty
        if not self.is_serving:
            spare_exit()

    @event_priority(-150)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and link the handbook, before MkDocs cleans the site.

        Runs after other plugins, which may set options. A site of several languages runs it once per language with one
        configuration.
        """
        self._collector.pause()
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
                bytecode=self._cache.bytecode,
                prose=self._cache.prose,
            )
            self.renderer.templates.check()
            self._stored_pages = self._cache.begin(self.renderer, other_files(self.renderer))
        reporting.report_cache(self._cache.problem)
        config.nav = with_current_paths(config.nav, site.plan.current_path)
        self._stand_ins: dict[str, str] = {}
        self._hidden = HiddenPlaces(site)
        self._current_page = self._markdown_page("")
        if not is_rebuilt(config):
            references = ReferenceExtension(lambda: self._current_page)
            config.markdown_extensions.append(references)  # type: ignore[arg-type]
            config.extra_css[:0] = STYLES
            config.extra_javascript[:0] = SCRIPTS
        self._watch(config)
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Store the server, which reads the watched folders of a configuration at the first build only."""
        self._server = server
        return server

    def _watch(self, config: MkDocsConfig) -> None:
        """Have a preview watch the overrides, also those of a `custom_dir` that was set while it runs."""
        for folder in map(str, watched_folders(config)):
            if self._server is None:
                config.watch.append(folder)
            elif folder not in self._watched:
                self._server.watch(folder)
            self._watched.add(folder)

    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files."""
        with reporting.templates_explained():
            handover.hand_over(files, config, self.renderer, self._stored_pages)
            if self.is_serving:
                self._stand_ins = handover.add_stand_ins(self._last_good, files, config, self.renderer)
                self._last_good.remember(self.renderer.site, self._stored_pages())
        return files

    @event_priority(-150)
    def _on_files_at_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files again after a plugin for several languages has replaced the files."""
        if self.renderer.site.project.languages is not None:
            handover.hand_over_again(files, config, self.renderer, self._stored_pages)
        return files

    on_files = CombinedEvent(_on_files, _on_files_at_last)

    @event_priority(-150)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remove links to hidden records; flatten and order an automatic navigation.

        Runs after other plugins, which order the folders that they see and may replace pages.
        """
        plan = self.renderer.site.plan
        handover.adopt_pages(files, self.renderer, self._stored_pages)
        nav.items[:] = without_hidden_links(nav.items, self._hidden)
        if config.nav is None:
            flatten(nav, plan.planned)
        if is_automatic(config):
            arrange(nav, plan, self.renderer.shared.labels)
        self._sections = Sections(nav, plan.layout.path)
        return nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the embeds of a page by markers, those too that another plugin wrote."""
        self._current_page = self._markdown_page(page.file.src_uri)
        return self._current_page.mark_embeds(markdown)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Place the embeds; show errors, and on a hand-written home page the organization's mission.

        Runs before other plugins, so that they get the whole page.
        """
        keep_escaped(page)
        uri = page.file.src_uri
        current = self._current_page if self._current_page.uri == uri else self._markdown_page(uri)
        if not (isinstance(page, HandbookPage) and page.is_unchanged):
            html = current.clean(html)
        with reporting.templates_explained():
            placed = current.place_embeds(html)
            if current.embeds:
                add_embedded_headings(page, html, placed, config)
            if current.is_reference:
                count_less(page)
            if self._is_home(page) and not isinstance(page, HandbookPage):
                placed = current.add_mission(placed)
            return self.renderer.errors(self._stand_ins.get(uri, "")) + placed if self.is_serving else placed

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the theme once per skeleton. Runs last, so that other plugins have set up the environment."""
        reporting.report_templates(self.renderer)
        env.bytecode_cache = env.bytecode_cache or self._cache.bytecode
        skip_indexed_pages(config)
        # In a site of several languages each page has a list of its own that leads to it in the others.
        if self.renderer.site.project.languages is None:
            skeletons = ThemeSkeletons(env)
            skeletons.expect(file.page for file in files if isinstance(file.page, HandbookPage))
            reuse_skeletons(env, skeletons)
        return env

    @event_priority(50)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add a generated page to the search index, before the search plugin reads it, and mark its section."""
        if isinstance(page, HandbookPage):
            index_page(page, config)
            self._sections.mark(page)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add Open Graph tags; on the home page and on that of the changes, add the address of the feed."""
        self._sections.unmark()
        site, head = self.renderer.site, head_of(page)
        output = add_open_graph(output, head, site)
        if has_feed(site) and (self._is_home(page) or lists_changes(head.source_path, site)):
            return add_feed_link(output, head, self.renderer)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Restore the garbage collector."""
        self._collector.resume()

    def on_build_error(self, *, error: Exception) -> None:
        """Restore the garbage collector; stop with one line where there is no room for the site."""
        self._collector.resume()
        reporting.explain_no_room(error)

    def _is_home(self, page: Page) -> bool:
        """Whether a page is the handbook's home page: that of the site, of its language, or of the handbook's folder."""
        site = self.renderer.site
        is_elsewhere = site.plan.layout.path or site.project.languages is not None
        return site.plan.is_home(page.file.src_uri) if is_elsewhere else page.is_homepage

    def _markdown_page(self, uri: str) -> MarkdownPage:
        return MarkdownPage(uri, self.renderer, self._hidden)
