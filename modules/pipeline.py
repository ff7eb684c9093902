"""A declarative pipeline over shipped code: the file of its definitions, the slice's wheel, the Databricks pipeline.

Safe by default: tables in Unity Catalog, clusters under a policy, a service principal to run as, runs that end, the
runtime's current channel, and somebody told when an update fails.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import AssetType, Construct, TerraformAsset
from modules.bindings.databricks.pipeline import (
    Pipeline,
    PipelineCluster,
    PipelineEnvironment,
    PipelineLibrary,
    PipelineLibraryFile,
    PipelineNotification,
    PipelineRunAs,
)
from modules.bindings.databricks.workspace_file import WorkspaceFile
from modules.permissions import permit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobs.runtime.params import JobParams
    from modules.spark_job import ShippedWheel, SparkJob

__all__ = ["DeclarativePipeline", "PipelineCompute"]

_FAILURES = ("on-update-failure", "on-update-fatal-failure", "on-flow-failure")


@dataclass(frozen=True, kw_only=True)
class PipelineCompute:
    """The cluster of an update, in the workspace's own network; `num_workers` is fixed, the policy fixes the machines.

    `photon`: Databricks' native engine, faster and dearer by the hour.
    """

    policy_id: str
    num_workers: int
    photon: bool


class DeclarativePipeline(Construct):
    """A pipeline that somebody, or a job's pipeline task, starts. `pipeline_id`: the pipeline's.

    `definitions` is the file of the slice that declares the datasets. It lies in the workspace below `folder`, under
    its own sha256, readable by the service principal alone; all that it imports comes from `wheel`. `params` reach it
    as the pipeline's configuration. `pypi` are pinned packages that the runtime lacks, `after` the jobs whose tables it
    reads.
    """

    pipeline_id: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        definitions: Path,
        folder: str,
        wheel: ShippedWheel,
        params: JobParams,
        catalog: str,
        schema: str,
        compute: PipelineCompute,
        run_as: str,
        notify: Sequence[str],
        tags: Mapping[str, str],
        pypi: Sequence[str] = (),
        after: Sequence[SparkJob] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        path = self._ship(definitions, folder=folder, reader=run_as)
        self.pipeline_id = Pipeline(
            self,
            "pipeline",
            name=name,
            catalog=catalog,
            schema=schema,
            configuration=params.to_configuration(),
            library=[PipelineLibrary(file=PipelineLibraryFile(path=path))],
            environment=PipelineEnvironment(dependencies=[wheel.path, *pypi]),
            cluster=[
                PipelineCluster(
                    label="default",
                    policy_id=compute.policy_id,
                    apply_policy_default_values=True,
                    num_workers=compute.num_workers,
                    custom_tags=tags,
                )
            ],
            photon=compute.photon,
            # Serverless compute is outside of the network, where the lake has no endpoint.
            serverless=False,
            continuous=False,
            development=False,
            allow_duplicate_names=False,
            channel="CURRENT",
            edition="ADVANCED",
            run_as=PipelineRunAs(service_principal_name=run_as),
            notification=[PipelineNotification(email_recipients=notify, alerts=list(_FAILURES))],
            tags=tags,
            depends_on=[job.job for job in after] or None,
        ).id

    def _ship(self, definitions: Path, *, folder: str, reader: str) -> str:
        """Upload the file under its sha256; gives the path that a pipeline's library takes."""
        content = definitions.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        # Beside the synthesized stacks: the asset copies it from there under a relative path.
        source = Path(self.app.outdir) / "files" / sha256 / definitions.name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(content)
        asset = TerraformAsset(self, "asset", path=str(source), type=AssetType.FILE, asset_hash=sha256)
        file = WorkspaceFile(
            self,
            "definitions",
            source=asset.path,
            path=f"{folder}/{sha256}/{definitions.name}",
            lifecycle=Lifecycle(create_before_destroy=True),
        )
        permit(
            self,
            "reader",
            groups={},
            service_principals={"CAN_READ": [reader]},
            workspace_file_path=file.path,
        )
        return f"/Workspace{file.path}"
