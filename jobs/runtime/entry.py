"""The outermost frame of every job: mistakes that a person can mend end without a traceback."""

from __future__ import annotations

import errno
import sys
from functools import wraps
from typing import TYPE_CHECKING

from jobs.runtime.params import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["UNUSABLE", "JobError", "entry"]

UNUSABLE = 2
"""Exit code of a job that can't do its work until somebody mends what the message names."""

_DISK = {
    errno.ENOSPC: "the disk is full; make room and run the job again: it resumes where it was",
    errno.EDQUOT: "the quota of the disk is used up; make room and run the job again: it resumes where it was",
    errno.EROFS: "the disk is read-only; mount it writable and run the job again",
    errno.EACCES: "permission is missing; give it to the user that runs the job and run it again",
}


class JobError(Exception):
    """A job can't do its work, for a reason that the message tells together with the remedy."""


def entry(main: Callable[[], None]) -> Callable[[], int]:
    """Make `main` an entry point: exit code 0, or 2 with one clear message; anything unforeseen raises as it is."""

    @wraps(main)
    def run() -> int:
        try:
            main()
        except (JobError, ParameterError) as error:
            return _refuse(str(error))
        except OSError as error:
            if error.errno not in _DISK:
                raise
            return _refuse(f"{error.filename or 'a file'}: {_DISK[error.errno]}")
        return 0

    return run


def _refuse(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return UNUSABLE
