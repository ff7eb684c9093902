"""The one place where the project meets CDK for Terraform: to change to a fork of it, change this import."""

from __future__ import annotations

from cdktf import (
    App,
    AssetType,
    AzurermBackend,
    Fn,
    IResolvable,
    LocalBackend,
    TerraformAsset,
    TerraformDataSource,
    TerraformElement,
    TerraformIterator,
    TerraformProvider,
    TerraformProviderGeneratorMetadata,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformStack,
    Token,
)
from constructs import Construct, Node

__all__ = [
    "App",
    "AssetType",
    "AzurermBackend",
    "Construct",
    "Fn",
    "IResolvable",
    "LocalBackend",
    "Node",
    "TerraformAsset",
    "TerraformDataSource",
    "TerraformElement",
    "TerraformIterator",
    "TerraformProvider",
    "TerraformProviderGeneratorMetadata",
    "TerraformResource",
    "TerraformResourceLifecycle",
    "TerraformStack",
    "Token",
]
