from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "nato_archive.sample"
