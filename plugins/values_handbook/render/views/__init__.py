"""Views: frozen dataclasses of ready text, cells and addresses. Templates look nothing up."""
