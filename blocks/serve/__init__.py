"""How the world reaches a page: HTTP routes, the websocket, the server."""
