"""What an author declares: blocks, events, listeners, the page. Knows no server."""
