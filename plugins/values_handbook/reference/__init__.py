"""What may stand in records and options, described from their models: for `handbook explain` and whoever lists it."""
