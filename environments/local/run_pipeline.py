"""Update a declarative pipeline with open-source Spark's engine: `run_pipeline.py WHEEL SPECIFICATION TABLES SCHEMA`.

The specification is one of `spark-pipelines`; it is read, registered and run by the same functions as that command's.
Two things are this platform's own, for open-source Spark remembers no table between runs and can't empty Delta's:

- Streaming tables lie in the folder TABLES, under their names, and are made known to Spark before the run. They are so
  after the definitions are registered: a definition that is analyzed before could mean an old version of a table.
- A materialized view is computed beside the one that readers see, and replaces its rows in one commit.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pyspark.errors import PySparkException
from pyspark.pipelines import cli
from pyspark.pipelines.output import MaterializedView, Output, StreamingTable
from pyspark.pipelines.spark_connect_graph_element_registry import SparkConnectGraphElementRegistry
from pyspark.pipelines.spark_connect_pipeline import create_dataflow_graph, handle_pipeline_events, start_run
from pyspark.sql import SparkSession
from pyspark.sql.connect.session import SparkSession as ConnectSession

import jobs
from jobs.runtime.platform import local_platform
from jobs.runtime.session import local_options

if TYPE_CHECKING:
    from collections.abc import Mapping

_SERVICE = "org.apache.spark.sql.connect.service.SparkConnectService$"
_CATALOG, _DATABASE = "spark_catalog", "default"
_QUARANTINE = "quarantine"


def main(wheel: str, specification: str, tables: str, schema: str) -> None:
    """Run one update of the pipeline, then tell of each table's rows."""
    origin = str(jobs.__file__)
    if not origin.startswith(f"{wheel}/"):
        sys.exit(f"the code came from {origin} and not from the shipped wheel {wheel}")
    Path(tables).mkdir(parents=True, exist_ok=True)
    server = _server(warehouse=tables)
    try:
        _update(server, Path(specification), Path(tables), schema)
    except PySparkException as error:
        text, _, _ = str(error).partition("\nJVM stacktrace:")
        sys.exit(f"{type(error).__name__}: {text}")
    finally:
        server.stop()


def _server(*, warehouse: str) -> SparkSession:
    """A session that answers Spark Connect, on a port of the system's choice."""
    platform = local_platform()
    options = local_options(platform) | dict(platform.spark)
    # Spark Connect gives its sessions class loaders of their own, which know nothing of `spark.jars`.
    options["spark.driver.extraClassPath"] = options.pop("spark.jars").replace(",", ":")
    options |= {
        "spark.sql.sources.default": "delta",
        "spark.sql.warehouse.dir": warehouse,
        "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": "0",
    }
    builder = SparkSession.builder.master("local[*]").appName("pipeline")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _update(server: SparkSession, specification: Path, tables: Path, schema: str) -> None:
    specified = cli.load_pipeline_spec(specification)
    client = _client(server, specified.configuration)
    # A client that is left behind asks the stopped server for ever, and the process would not end.
    try:
        registry = _run(server, client, specification, specified, tables)
    finally:
        client.stop()
    for name, properties in registry.tables.items():
        rows = _rows(server, tables / name)
        quarantined = rows if properties.get("quality") == _QUARANTINE else 0
        _tell(
            table=f"{schema}.{name}",
            rows_in=rows,
            accepted=rows - quarantined,
            quarantined=quarantined,
            new_rows=rows - registry.rows_before[name],
        )


def _client(server: SparkSession, configuration: Mapping[str, str]) -> SparkSession:
    # The functions of PySpark then build Spark Connect's plans.
    os.environ["SPARK_CONNECT_MODE_ENABLED"] = "1"
    port = getattr(getattr(server._jvm, _SERVICE), "MODULE$").localPort()  # noqa: SLF001 - no other way to ask
    client = ConnectSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
    client.conf.set("spark.sql.connect.serverStacktrace.enabled", "false")
    for name, value in configuration.items():
        client.conf.set(name, value)
    # PySpark's own functions declare that they take the other kind, and take this one.
    return cast("SparkSession", client)


def _run(
    server: SparkSession, client: SparkSession, specification: Path, specified: cli.PipelineSpec, tables: Path
) -> _Registry:
    views = Path(specified.storage.removeprefix("file://")) / "views"
    shutil.rmtree(views, ignore_errors=True)
    graph = create_dataflow_graph(client, _CATALOG, _DATABASE, dict(specified.configuration))
    registry = _Registry(client, graph, views)
    cli.register_definitions(specification, registry, specified, client, graph)
    registry.rows_before = {name: _rows(server, tables / name) for name in registry.tables}
    for name in registry.streaming:
        if (tables / name / "_delta_log").is_dir():
            server.sql(f"CREATE TABLE `{name}` USING delta LOCATION '{tables / name}'")
    handle_pipeline_events(start_run(client, graph, [], False, [], False, specified.storage))  # noqa: FBT003 - Spark's own
    for name in registry.views:
        computed = server.read.format("delta").load(str(views / name))
        computed.write.format("delta").mode("overwrite").option("overwriteSchema", "true").save(str(tables / name))
    return registry


class _Registry(SparkConnectGraphElementRegistry):
    """Passes everything on to Spark, and knows the tables: their properties by name, and which are computed anew."""

    def __init__(self, client: SparkSession, graph: str, views: Path) -> None:
        super().__init__(client, graph)
        self._views = views
        self.tables: dict[str, Mapping[str, str]] = {}
        self.views: list[str] = []
        self.streaming: list[str] = []
        self.rows_before: dict[str, int] = {}

    def register_output(self, output: Output) -> None:
        """Register a dataset; a materialized view with a place of its own."""
        if isinstance(output, MaterializedView):
            self.views.append(output.name)
            self.tables[output.name] = output.table_properties
            place = (self._views / output.name).as_uri()
            output = replace(output, table_properties={**output.table_properties, "location": place})
        elif isinstance(output, StreamingTable):
            self.streaming.append(output.name)
            self.tables[output.name] = output.table_properties
        super().register_output(output)


def _rows(server: SparkSession, table: Path) -> int:
    return server.read.format("delta").load(str(table)).count() if (table / "_delta_log").is_dir() else 0


def _tell(**fields: Any) -> None:
    line = {"ts": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": "table_progress", **fields}
    sys.stderr.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
