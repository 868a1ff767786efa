"""The same pipeline over record batches: one process, all cores, or a cluster that speaks Arrow."""
