"""What the arguments of the formulas are called, in both languages."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text

ARGUMENTS: dict[str, Text] = {
    "wage": Text("upah sebulan", "monthly wage"),
    "base": Text("dasar golongan penghasilan", "base of the income band"),
    "rate": Text("persen iuran", "percent due"),
    "pay": Text("persen yang dibayar", "percent that is paid"),
    "cap": Text("batas paling tinggi", "limit"),
    "flat": Text("jumlah tetap", "fixed amount"),
    "value": Text("nilai kontrak tanpa PPN", "contract value without VAT"),
    "tiers": Text("tingkat nilai kontrak", "tiers of the contract value"),
    "package": Text("paket kontrak", "package of the contract"),
    "months_beyond": Text("bulan selebihnya", "months beyond"),
    "monthly": Text("jumlah sebulan", "amount a month"),
    "savings": Text("tabungan sebulan", "savings a month"),
    "share": Text("persen", "percent"),
    "wages": Text("kali upah", "times the wage"),
    "floor": Text("paling sedikit", "at least"),
    "disability": Text("persen tabel cacat", "percent of the disability table"),
    "function_lost": Text("persen fungsi yang hilang", "percent of the function lost"),
    "months": Text("banyaknya bulan", "months"),
    "funeral": Text("biaya pemakaman", "funeral benefit"),
    "times": Text("berapa kali", "how often"),
    "lump_sum": Text("santunan sekaligus", "lump sum"),
    "memberships": Text("kepesertaan", "memberships"),
    "cost": Text("biaya menurut kuitansi", "cost by receipt"),
    "price": Text("harga rumah sakit pemerintah", "price of the government hospital"),
    "extra": Text("persen tambahan", "percent on top"),
    "balance": Text("saldo", "balance"),
    "average_wage": Text("upah tertimbang rata-rata sebulan", "average indexed monthly wage"),
    "accrual": Text("persen tiap tahun iuran", "percent a year of contributions"),
    "minimum": Text("paling sedikit sebulan", "at least, a month"),
    "maximum": Text("paling banyak sebulan", "at most, a month"),
    "levels": Text("beasiswa menurut jenjang", "scholarship by level"),
    "years": Text("tahun yang tersisa tiap jenjang", "years left in each level"),
    "once": Text("beasiswa sekaligus", "scholarship paid once"),
    "contribution": Text("iuran", "contribution"),
    "fine": Text("persen denda sebulan", "percent of the fine a month"),
}

STATUSES: Final = {"firm": Text("pasti", "firm"), "to_confirm": Text("belum pasti", "to be confirmed")}
