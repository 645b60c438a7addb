from django.apps import AppConfig


class ServingConfig(AppConfig):
    name = "nato_archive.serving"
