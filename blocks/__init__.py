"""The framework: what an author declares (tree, layouts), what travels (wire), what happens (run), how the world gets in (serve)."""
