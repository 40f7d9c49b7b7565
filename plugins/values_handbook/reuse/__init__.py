"""Pages made only where they must be: spread over processors, and kept from one build to the next."""
