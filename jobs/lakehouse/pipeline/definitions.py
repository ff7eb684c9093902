"""What a pipeline is given: this file, which the engine runs to learn of the datasets. All else is in the wheel."""

from __future__ import annotations

from pyspark.sql import SparkSession

from jobs.lakehouse.params import PipelineParams
from jobs.lakehouse.pipeline.datasets import declare

_spark = SparkSession.active()
declare(_spark, PipelineParams.from_configuration(_spark.conf.get))
