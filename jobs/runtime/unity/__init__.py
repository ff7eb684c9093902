"""What Unity Catalog knows of tables and Delta does not: functions, masks, row filters, tags, views, grants.

On Databricks it is Unity Catalog; on the embedded platform a folder of JSON files beside the tables, which
`jobs.runtime.tables.Table.read` obeys.
"""

from __future__ import annotations

from jobs.runtime.platform import Site, site
from jobs.runtime.unity.interface import Grants, Securable, Unity

__all__ = ["Grants", "Securable", "Unity", "unity"]


def unity(app_name: str) -> Unity:
    """The catalog of this process's platform; on Databricks with a session of that name."""
    if site() is Site.LOCAL:
        from jobs.runtime.unity.files import UnityFiles  # noqa: PLC0415 - of one platform alone

        return UnityFiles.here()
    from jobs.runtime.session import get_session  # noqa: PLC0415 - Spark takes seconds to start, and here alone
    from jobs.runtime.unity.sql import UnitySql  # noqa: PLC0415

    return UnitySql(get_session(app_name))
