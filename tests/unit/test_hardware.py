import pytest

from index.errors import ModelError
from index.models.hardware import Hardware


def test_nothing_said_is_the_best_device_there_is():
    hardware = Hardware.from_env({})

    assert (hardware.main_device, hardware.batch_on("cpu"), hardware.batch_on("cuda")) == (None, 32, 256)


def test_devices_and_batch_come_from_the_environment():
    hardware = Hardware.from_env({"CHUCHU_DEVICE": "cuda:0, cuda:1", "CHUCHU_BATCH": "64"})

    assert (hardware.devices, hardware.main_device) == (("cuda:0", "cuda:1"), "cuda:0")
    assert hardware.batch_on("cpu") == hardware.batch_on("cuda") == 64


@pytest.mark.parametrize("batch", ["many", "0", "-3", "1.5"])
def test_a_batch_that_is_no_number_of_texts_is_named(batch: str):
    with pytest.raises(ModelError, match="expected"):
        Hardware.from_env({"CHUCHU_BATCH": batch})
