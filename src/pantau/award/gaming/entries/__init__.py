"""The detectors of the catalogue, one file each."""
