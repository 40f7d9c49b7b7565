"""Who was recognized for what, which values are practised, and which of them nobody invokes."""
