"""One Spark session in this process for all tests that need it."""

import warnings
from typing import Any, NamedTuple

import pytest

from pantau.io.engine import spark_engine


class Spark(NamedTuple):
    """A session in local mode, and the engine on it; a table goes in and out as Arrow, never through pandas.

    Ibis takes both ways through pandas, where whole numbers beside a null become floats.
    """

    session: Any
    engine: Any

    def table(self, given, name="given"):
        """An Arrow table as a table of the engine."""
        self.session.createDataFrame(given).createOrReplaceTempView(name)
        return self.engine.table(name)

    def rows(self, expression):
        """The rows of an expression, exactly."""
        return self.session.sql(str(self.engine.compile(expression))).toArrow().to_pylist()


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    pyspark = pytest.importorskip("pyspark.sql")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Spark and the libraries that it loads
        session = pyspark.SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        engine = spark_engine(session)
    yield Spark(session, engine)
    session.stop()
