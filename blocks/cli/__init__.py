"""The command `fanlight`: what is done in a terminal, or in CI."""
