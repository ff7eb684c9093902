"""Policies, a module each. Beside each lie its fixtures: resources that pass and that fail it, as YAML.

A policy's id is its module's name with dashes. Its docstring says in the first line what it demands, then `Why: …` and
`Remedy: …`. `TYPES` names the resource types it judges; `judge(resource, environment)` yields what is wrong;
`applies(resource, environment)` may narrow the types. What modules share is in `_<name>.py`.
"""
