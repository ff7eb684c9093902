"""Parts of stacks that read settings, as a module may not; each belongs to the stack that its folder is named after."""
