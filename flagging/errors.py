"""What can go wrong when samples are flagged or read back.

FlaggingError
├── NotSetUp          (RuntimeError)  flag() came before setup()
├── BadSample         (ValueError)    the sample does not fit the columns, or a value cannot be kept exactly
├── BadFlagFile       (ValueError)    a file in the flagged folder is not one that the loggers write
├── UnknownSample     (LookupError)   no sample, or several, have the id that was asked for
├── BadTarget         (ValueError)    samples cannot be written there, or not in that form
├── MissingLibrary    (ModuleNotFoundError)  a form needs a library that is not installed
└── StorageFailed     (OSError)       the folder or the disk refused; `errno` says why
"""


class FlaggingError(Exception):
    """The root of all errors of this package."""


class NotSetUp(FlaggingError, RuntimeError):
    """`flag()` was called before `setup()`."""


class BadSample(FlaggingError, ValueError):
    """A sample does not fit the columns, or holds a value that no file could give back exactly."""


class BadFlagFile(FlaggingError, ValueError):
    """A file in the flagged folder cannot be understood."""


class StorageFailed(FlaggingError, OSError):
    """The flagged folder or its disk refused; nothing of the sample was kept."""


class UnknownSample(FlaggingError, LookupError):
    """There is no sample with this id in the flagged folder, or the start of an id fits several."""


class BadTarget(FlaggingError, ValueError):
    """Samples cannot be written to this place, or not in this form."""


class MissingLibrary(FlaggingError, ModuleNotFoundError):
    """A form of the samples needs a library that is not installed."""
