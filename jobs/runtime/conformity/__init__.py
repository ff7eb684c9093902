"""Judge events and records against a contract: typed columns for those that conform, reasons for those that don't.

There are two roads to one verdict. The fast one works on whole Arrow columns: a regular expression proves that a text
is a flat object of the contract's fields, one parse gives the values, a few comparisons do the rest. It knows almost
every event that conforms, and it is never wrong when it says yes. The others go, one by one, through plain Python,
which names each rule that is broken. An event that breaks none (it writes an integer as 5.0, say) is accepted there
too: the slow road defines what conforms.
"""

from __future__ import annotations

from jobs.runtime.conformity.frames import CONFORMS, REJECTED, judged, rejected_rows, screened
from jobs.runtime.conformity.judge import Judge
from jobs.runtime.conformity.verdicts import ADDITIONAL, REASONS, REASONS_DDL, REASONS_TYPE, Judged, Reason

__all__ = [
    "ADDITIONAL",
    "CONFORMS",
    "REASONS",
    "REASONS_DDL",
    "REASONS_TYPE",
    "REJECTED",
    "Judge",
    "Judged",
    "Reason",
    "judged",
    "rejected_rows",
    "screened",
]
