"""The whole archive is no longer counted by imports and kept: each process counts it in memory."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0012_exact_words"),)

    operations = (migrations.DeleteModel("Summary"),)
