"""Small files of the ledger for tests, and what reading them comes to."""

from datetime import date

from pantau.io import intake

TODAY = date(2024, 12, 31)
OPTIONS = intake.Options(today=TODAY)
ANI, BUDI, CITRA = ("3672015708" + "859001", "3672011708" + "859002", "3672014501" + "909003")

HEADERS = {
    "enrolments": "nik,name,birth_date,sex,region,category,segment,programmes,sponsor,income,start,end,end_reason,kpj",
    "contributions": "nik,month,segment,sponsor,region,category,jkk,jkm,jht,jp,jkp,paid_on,office",
    "claims": "claim_id,nik,programme,benefit,event_date,filed_on,paid_on,amount,region,office",
    "eligible": "region,category,segment,as_of,value,low,high,source,vintage",
    "deaths": "nik,name,died_on,source",
    "figures": "region,measure,category,segment,programme,sponsor,period,value",
}
GOOD = {
    "enrolments": {
        "nik": ANI, "name": "Siti Aminah", "birth_date": "1985-08-17", "sex": "F", "region": "36.72",
        "category": "rt_rw", "segment": "BPU", "programmes": "JKK+JKM", "sponsor": "APBD", "income": "1000000",
        "start": "2024-01-01", "end": "", "end_reason": "", "kpj": "",
    },
    "contributions": {
        "nik": ANI, "month": "2024-07", "segment": "BPU", "sponsor": "APBD", "region": "36.72", "category": "rt_rw",
        "jkk": "10000", "jkm": "6800", "jht": "", "jp": "", "jkp": "", "paid_on": "2024-07-10", "office": "CLG",
    },
    "claims": {
        "claim_id": "K1", "nik": ANI, "programme": "JKM", "benefit": "death", "event_date": "2024-05-01",
        "filed_on": "2024-05-20", "paid_on": "2024-06-01", "amount": "42000000", "region": "36.72", "office": "CLG",
    },
    "eligible": {
        "region": "36.72", "category": "nelayan", "segment": "BPU", "as_of": "2024-08-31", "value": "1000",
        "low": "900", "high": "1100", "source": "sakernas", "vintage": "2024-08",
    },
    "deaths": {"nik": ANI, "name": "Siti Aminah", "died_on": "2024-05-01", "source": "dukcapil"},
    "figures": {
        "region": "36.72", "measure": "covered_workers", "category": "", "segment": "PU+BPU", "programme": "JKK+JKM",
        "sponsor": "APBD", "period": "2024-08", "value": "17000",
    },
}  # fmt: skip


def csv_file(folder, kind, *changes, name="rows.csv"):
    """A file with one row for each mapping of what differs from the good row."""
    columns = HEADERS[kind].split(",")
    lines = [HEADERS[kind]]
    for change in changes:
        row = {**GOOD[kind], **change}
        lines.append(",".join('"' + row[column].replace('"', '""') + '"' for column in columns))
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(engine, kind, *paths, columns=None):
    return intake.read(engine, kind, paths, columns, options=OPTIONS)


def rows(engine, table):
    return engine.to_pyarrow(table).to_pylist()


def reasons(engine, incoming):
    """Reason and column of each row that was set aside, by the number of the row."""
    return {row["row"]: (row["reason"], row["column"]) for row in rows(engine, incoming.aside)}


def nobody(engine):
    """A ledger without people: the tables of people and enrolments."""
    engine.raw_sql(
        "CREATE OR REPLACE TEMP TABLE no_people AS SELECT 1::BIGINT AS person, '' AS sex, NULL::DATE AS birth_month, "
        "'' AS region WHERE false"
    )
    engine.raw_sql(
        "CREATE OR REPLACE TEMP TABLE no_enrolments AS SELECT 1::BIGINT AS person, '' AS segment, '' AS sponsor, "
        "DATE '2024-01-01' AS start, NULL::DATE AS \"end\", '' AS category, '' AS region, '' AS programmes WHERE false"
    )
    return engine.table("no_people"), engine.table("no_enrolments")
