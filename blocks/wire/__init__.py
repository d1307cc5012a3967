"""What travels between the tab and the server: messages and how they are written down. No I/O."""
