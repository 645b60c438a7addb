from django.apps import AppConfig


class EmbeddedPostgresConfig(AppConfig):
    name = "nato_archive.postgres"
    label = "embedded_postgres"  # "postgres" is django.contrib.postgres
