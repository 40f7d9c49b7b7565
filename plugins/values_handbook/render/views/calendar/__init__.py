"""The calendar: its page, its files, and the ways to subscribe to them."""
