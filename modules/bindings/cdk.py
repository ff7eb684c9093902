"""The one place where the bindings meet CDK for Terraform: to change to a fork of it, change this import."""

from __future__ import annotations

from cdktf import (
    Fn,
    IResolvable,
    TerraformDataSource,
    TerraformElement,
    TerraformIterator,
    TerraformProvider,
    TerraformProviderGeneratorMetadata,
    TerraformResource,
    TerraformResourceLifecycle,
    Token,
)
from constructs import Construct

__all__ = [
    "Construct",
    "Fn",
    "IResolvable",
    "TerraformDataSource",
    "TerraformElement",
    "TerraformIterator",
    "TerraformProvider",
    "TerraformProviderGeneratorMetadata",
    "TerraformResource",
    "TerraformResourceLifecycle",
    "Token",
]
