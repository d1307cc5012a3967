"""One lock on an open file, which holds between threads and between processes."""

import sys
import time

if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> None:
        """Wait until this handle alone holds the lock; closing the handle gives it back."""
        while not _try_lock(handle):  # Windows has no call that waits without end
            time.sleep(0.01)

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def lock(handle: int) -> None:
        """Wait until this handle alone holds the lock; closing the handle gives it back."""
        fcntl.flock(handle, fcntl.LOCK_EX)
