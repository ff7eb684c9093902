"""Parts of stacks that read settings, as a module may not; those of one stack lie in a folder of its name."""
