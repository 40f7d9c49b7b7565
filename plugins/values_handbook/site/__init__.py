"""What any site engine needs besides rendered pages: placed embeds, resolved references, edit addresses, heads, files."""
