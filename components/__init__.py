"""One component a file; `components/<name>.py` has its browser twin `client_js/src/components/<name>.tsx`."""
