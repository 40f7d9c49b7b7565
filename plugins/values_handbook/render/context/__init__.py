"""What every view is built with: of the whole site, and of the page that it stands on."""

from values_handbook.render.context.link import LinkView
from values_handbook.render.context.page import PageContext
from values_handbook.render.context.prose import ProseCache
from values_handbook.render.context.site import SiteContext

__all__ = ["LinkView", "PageContext", "ProseCache", "SiteContext"]
