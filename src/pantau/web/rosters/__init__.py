"""Daftar pekerja: which rows of the lists that offices bring can be enrolled, reviewed and approved by people."""
