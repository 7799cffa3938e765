from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_index_search_words_on_postgresql"),
    ]

    operations = [
        migrations.AlterField(
            model_name="page",
            name="order",
            field=models.PositiveIntegerField(
                default=0,
                help_text="Pages stand in the order of these numbers; it follows the label.",
                verbose_name="order",
            ),
        ),
    ]
