"""Wilayah: how one region is doing, and the way down from nation to village."""
