"""The review page: a look at what was flagged, sample by sample, and a verdict on each.

album ──► the samples of a folder, counted and filtered      thumbnails ──► small pictures of them
  │
review ─► the page: filters, cards, and the sheet of one sample
  │
opening ► a sample's inputs, back in the demo
"""
