"""From planned pages to HTML: views into templates."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from values_handbook.derive.select import select
from values_handbook.labels.punctuation import ends_with_mark, joined
from values_handbook.model.embed import EmbedSpec
from values_handbook.model.record import Key
from values_handbook.overviews import OVERVIEWS, function_at
from values_handbook.prose import excerpt
from values_handbook.render.context import LinkView, ProseCache, SiteContext
from values_handbook.render.html import below_heading, coded, join_html, then
from values_handbook.render.overrides import Templates, environment
from values_handbook.render.parts import section_of
from values_handbook.render.record_views import VIEWS
from values_handbook.render.rendered import MarkedFile, RenderedPage, rendered
from values_handbook.render.views.accountability.owners import owner_view
from values_handbook.render.views.alignment.matrix import matrix_title, matrix_view
from values_handbook.render.views.cards import cards_view, chosen
from values_handbook.render.views.changes import feed_view
from values_handbook.render.views.evaluation.sheets import sheet_view
from values_handbook.render.views.form import form_view
from values_handbook.render.views.home import home_view
from values_handbook.render.views.people import mission_view
from values_handbook.render.views.proposing import way_to_add
from values_handbook.render.views.recognition.wall import MOST_LISTED
from values_handbook.render.views.subject import subject_of
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jinja2 import BytecodeCache, Environment

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.pipeline import Site
    from values_handbook.plan.addresses import Address
    from values_handbook.plan.site import PlannedPage, Redirect
    from values_handbook.render.context import PageContext

OVERVIEW_VIEWS = {name: function_at(overview.view) for name, overview in OVERVIEWS.items()}
"""The function that makes the view of an overview. All are loaded at once: a later build answers the queries of each."""

_DESCRIPTION_LENGTH = 155
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped (section 2.2)."""


class PageRenderer:
    """Renders the pages of one site. `overrides` are folders whose templates stand before the package's own.

    With `tolerant`, as in a preview, a template that cannot be used gives way to the package's own. `bytecode` remembers
    compiled templates, `prose` rendered Markdown.
    """

    def __init__(
        self,
        site: Site,
        overrides: Iterable[Path] = (),
        *,
        tolerant: bool = False,
        bytecode: BytecodeCache | None = None,
        prose: ProseCache | None = None,
    ) -> None:
        self.site = site
        self.shared = SiteContext(site, prose or ProseCache())
        self._bytecode = bytecode
        self._parts: dict[tuple[str, int], tuple[Any, Markup]] = {}
        self.templates = Templates(overrides, site.project.root, self._environment, tolerant=tolerant)

    def _environment(self, overrides: Iterable[Path]) -> Environment:
        made = environment(overrides)
        made.bytecode_cache = self._bytecode
        made.globals["t"] = self.shared.labels
        made.globals["part"] = self._repeated
        made.filters["coded"] = coded
        made.filters["then"] = then
        made.tests["ended"] = ends_with_mark
        made.filters["listed"] = partial(join_html, mark=self.shared.labels("comma"))
        return made

    def forget(self) -> None:
        """Drop the parts that several pages share (60 MiB for 10,000 goals). They are rendered again when needed."""
        self._parts.clear()
        self.shared.forget()

    def page(self, planned: PlannedPage) -> RenderedPage:
        """A generated page."""
        context = self.shared.on(self.site.plan.page(planned.source_path).page)
        if planned.role == "owner" and planned.key is not None:
            return self._owner_page(planned.key, context)
        if planned.key is not None:
            return self._record_page(planned.key, context)
        if planned.role == "index":
            return self._index_page(planned.subject, context)
        if planned.role == "matrix":
            view = matrix_view(context, self.shared.matrix(planned.subject), filterable=True)
            above = LinkView(self.shared.labels("matrices"), context.href(self.site.plan.matrix("index")))
            return self._gathered(view.title, self._part("matrix.html", view), above)
        if planned.role == "overview":
            title = self.shared.labels(f"{planned.subject}-page")
            return self._gathered(title, self._overview(EmbedSpec.model_validate(planned.subject), context))
        if planned.role == "form":
            return self._form_page(planned.subject, context)
        if planned.role == "sheet":
            return self._sheet_page(Key(*planned.subject.split(":")), context)
        if planned.role == "home":
            title = self.site.project.site_name or self.shared.labels("home")
            body = self._template("home.html", view=home_view(context, title))
            return rendered(title, body, description=self.site.project.site_description or title, repeats=True)
        links = [self._matrix_link(matrix, context) for matrix in self.shared.matrices()]
        about = self.shared.labels("about-matrices")
        return self._gathered(self.shared.labels("matrices"), self._part("matrices.html", links), about=about)

    def _gathered(self, title: str, part: Markup, *above: LinkView, about: str = "") -> RenderedPage:
        """A page that gathers content of other pages. `about` is a sentence that says what it is for."""
        body = self._template("page.html", crumbs=above, about=about, body=part, title=title)
        return rendered(title, body, description=about or self._about(title), repeats=True)

    def _index_page(self, name: str, context: PageContext) -> RenderedPage:
        has_pages = KINDS[name].own_page
        title = self.shared.labels(f"kinds-{name}")
        about, way = self.shared.labels(f"about-{name}"), way_to_add(context, name)
        section = self._section(name, context)
        body = self._template("page.html", crumbs=(), about=about, body=section, title=title, way=way)
        shown = () if has_pages else self.shared.linked.of(name)
        tags = dict.fromkeys(tag for record in shown for tag in record.fields.tags)
        subjects = {record.id: subject_of(context, record) for record in shown}
        depth = 2 if name == "recognition" and len(shown) > MOST_LISTED else 6
        return rendered(
            title,
            body,
            description=about,
            tags=tags,
            repeats=has_pages,
            subjects=subjects,
            toc_depth=depth,
        )

    def _owner_page(self, owner: Key, context: PageContext) -> RenderedPage:
        """What one person answers for."""
        title = self.shared.labels("owner-of", title=self.shared.title(owner))
        part = self._part("owner.html", owner_view(context, owner))
        return self._beside_records(title, part, context.section(owner.kind))

    def _sheet_page(self, subject: Key, context: PageContext) -> RenderedPage:
        title = self.shared.labels("sheet-page", name=self.shared.title(subject))
        sheets = LinkView(self.shared.labels("sheets-page"), context.href(self.site.plan.overview("sheets")))
        return self._beside_records(title, self._part("sheet.html", sheet_view(context, subject)), sheets)

    def _form_page(self, kind: str, context: PageContext) -> RenderedPage:
        """A form that proposes a change of a record."""
        title = self.shared.labels("form-page", kinds=self.shared.labels(f"kinds-{kind}"))
        return self._beside_records(title, self._part("form.html", form_view(context, kind)), context.section(kind))

    def _beside_records(self, title: str, part: Markup, above: LinkView) -> RenderedPage:
        """A page that search need not find: it finds the records themselves, whose pages lead here."""
        return self._gathered(title, part, above)._replace(search=())

    def _about(self, title: str) -> str:
        """The description of a page without a text of its own, since search engines and previews need one on each."""
        return joined(filter(None, (title, self.site.project.site_name)), ": ")

    def _record_page(self, key: Key, context: PageContext) -> RenderedPage:
        record = self.shared.linked.record(key)
        title = self.shared.title(key)
        body = self._template(
            "page.html",
            crumbs=(context.section(key.kind),),
            body=self._record(key, context),
            title=title,
            icon=context.icon(getattr(record.fields, "icon", None)),
        )
        summary, whole = record.fields.summary, record.fields.description
        plain = self.shared.plain(summary) if summary else self.shared.prose.block(whole).plain if whole else ""
        description = excerpt(plain or self._about(title), _DESCRIPTION_LENGTH)
        boost = 2.0 if key.kind == "value" else None
        subjects = {"": subject_of(context, record)}
        return rendered(title, body, description=description, tags=record.fields.tags, boost=boost, subjects=subjects)

    def embed(self, spec: EmbedSpec, uri: str, number: int) -> Markup:
        """An embed of the hand-written page `uri`, the `number`-th of the page.

        Where the page stands at the place of the record or index page itself, its ids are those of the generated page;
        anywhere else they are set apart.
        """
        page = self.site.plan.page(uri).page
        context = self.shared.on(page, "" if self._is_home(spec, uri) else f"_embed-{number}-")
        if spec.record:
            found = self.shared.sources.embedded(spec.record)
            return self._record(found[0], context) if found is not None else Markup()
        if spec.section:
            return self._section(spec.section, context)
        if spec.matrix:
            return self._matrix(spec, context)
        if spec.overview == "mission":
            return self.mission()
        if spec.overview:
            return self._overview(spec, context)
        records = chosen(context, spec.kind, spec.where, spec.limit)
        view = cards_view(context, spec.kind, records)
        return self._part("cards.html" if spec.cards else "list.html", view)

    def _is_home(self, spec: EmbedSpec, uri: str) -> bool:
        winners, layout = self.site.plan.winners, self.site.plan.layout
        if spec.section:
            return winners.get(layout.section(spec.section)) == uri
        if spec.matrix and not spec.where:
            return winners.get(layout.matrix(spec.matrix)) == uri
        if spec.overview:
            return winners.get(layout.overview(spec.overview)) == uri
        if spec.record:
            found = self.shared.sources.embedded(spec.record)
            return found is not None and winners.get(layout.page_of(found[0])) == uri
        return False

    def _matrix(self, spec: EmbedSpec, context: PageContext) -> Markup:
        if not spec.matrix or all(found.id != spec.matrix for found in self.site.matrices):
            return Markup()
        matrix = self.shared.matrix(spec.matrix)
        if spec.where:
            matrix = self._filtered(matrix, spec)
        view = matrix_view(context, matrix, downloadable=not spec.where, filterable=not context.prefix)
        return self._part("matrix.html", view)

    def _matrix_link(self, matrix: Matrix, context: PageContext) -> LinkView:
        return LinkView(matrix_title(self.shared.labels, matrix), context.href(self.site.plan.matrix(matrix.id)))

    def _filtered(self, matrix: Matrix, spec: EmbedSpec) -> Matrix:
        """A matrix with only the rows that an embed selects."""
        records = [self.shared.linked.record(line.key) for line in matrix.rows if line.key is not None]
        kept = {record.id for record in select(self.shared.linked, records, spec.where)}
        rows = tuple(line for line in matrix.rows if line.id in kept)
        return replace(matrix, rows=rows, cells=tuple(cell for cell in matrix.cells if cell.row in kept))

    def _record(self, key: Key, context: PageContext) -> Markup:
        record = self.shared.linked.record(key)
        return self._part(f"{key.kind}.html", VIEWS[key.kind](context, record))

    def _section(self, kind: str, context: PageContext) -> Markup:
        """The body of an index page."""
        template, view = section_of(kind)
        return self._part(template, view(context))

    def redirect(self, redirect: Redirect) -> MarkedFile:
        """The page at an earlier address, which leads to the record's own."""
        page = self.site.plan.page(redirect.source_path).page
        return self._redirect(self.shared.on(page).link(redirect.key), self.site.plan.address(redirect.key))

    def former_overview(self, path: str, name: str) -> MarkedFile:
        """The page at the former source path of an overview, which leads to the overview."""
        address = self.site.plan.overview(name)
        context = self.shared.on(self.site.plan.page(path).page)
        return self._redirect(LinkView(self.shared.labels(f"{name}-page"), context.href(address)), address)

    def _redirect(self, link: LinkView, address: Address) -> MarkedFile:
        absolute = f"{self.site.project.site_url.rstrip('/')}/{address}" if self.site.project.site_url else ""
        mark = repr((link.title, link.href, absolute))
        return MarkedFile(mark, partial(self._template, "redirect.html", link=link, canonical=absolute))

    def _overview(self, spec: EmbedSpec, context: PageContext) -> Markup:
        """A part that shows the whole handbook, on a page of its own or in an embed."""
        overview = OVERVIEWS[spec.overview]
        view = OVERVIEW_VIEWS[spec.overview](context, *(getattr(spec, option) for option in overview.options))
        return self._part(f"{overview.name}.html", view)

    def feed(self) -> str:
        """The feed of what changed. The site has an address of its own."""
        view = feed_view(self.shared, f"{self.site.project.site_url.rstrip('/')}/")
        return _NO_XML.sub("\ufffd", self._template("changes.xml", view=view))

    def mission(self) -> Markup:
        """The mission and vision of the organization's root team, for the home page."""
        home = self.shared.on(self.site.plan.page(self.site.plan.layout.home).page)
        view = mission_view(home)
        return self._part("mission.html", view) if view is not None else Markup()

    def errors(self, path: str = "") -> str:
        """The errors that a preview leaves out, as a box for the top of every page; nothing where there are none.

        Those of the file `path` come first. Those of hidden records stand on the terminal alone: others may see a preview.
        """
        found = self.site.public_errors
        if not found and not self.templates.problems:
            return ""
        errors = sorted(found, key=lambda item: item.span.path != path)
        return self._template("errors.html", errors=errors, template_problems=self.templates.problems)

    def stand_in(self, page: str, kind: str, title: str, path: str, earlier: str) -> RenderedPage:
        """What a preview shows at the source path `page`, where the record of the file `path` has an error.

        It is the body of the `earlier` page, if there was one.
        """
        notice = Markup(self._template("stand-in.html", path=path, is_earlier=bool(earlier)))
        crumbs = (self.shared.on(self.site.plan.page(page).page).section(kind),)
        body = (
            below_heading(earlier, notice)
            if earlier
            else self._template("page.html", crumbs=crumbs, body=notice, title=title)
        )
        return rendered(title, body, repeats=True)

    def _repeated(self, name: str, view: Any) -> Markup:
        """A part of a page whose view may stand on many pages: made once for each view.

        The behaviours that apply to everyone took half of the time of 100 team pages.
        """
        found = self._parts.get((name, id(view)))
        if found is None:
            found = self._parts[name, id(view)] = (view, self._part(name, view))
        return found[1]

    def _part(self, name: str, view: Any) -> Markup:
        return Markup(self._template(name, view=view))

    def _template(self, name: str, **values: Any) -> str:
        return self.templates.render(name, **values)
