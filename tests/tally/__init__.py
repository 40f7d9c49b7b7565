"""Survey answers become numbers of groups that are large enough."""
