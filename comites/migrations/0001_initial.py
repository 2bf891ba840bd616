import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('acteurs', '0001_initial'),
        ('acteurs', '__first__'),
        ('parcours', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Comite',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('type', models.CharField(choices=[('technique', 'Cellule technique'), ('copil', 'Comité de pilotage')], max_length=10, verbose_name='type')),
                ('nom', models.CharField(max_length=120, verbose_name='nom')),
                ('departement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
            ],
            options={
                'verbose_name': 'comité',
                'ordering': ['type', 'nom'],
                'constraints': [models.UniqueConstraint(fields=('departement', 'nom'), name='comite_nom_unique', violation_error_message='Un comité porte déjà ce nom.')],
            },
        ),
        migrations.CreateModel(
            name='CommentaireRapport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('annee', models.PositiveSmallIntegerField(verbose_name='année')),
                ('section', models.CharField(max_length=30, verbose_name='section')),
                ('texte', models.TextField(blank=True, max_length=5000, verbose_name='commentaire')),
                ('departement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
            ],
            options={
                'verbose_name': 'commentaire du rapport',
                'verbose_name_plural': 'commentaires du rapport',
                'constraints': [models.UniqueConstraint(fields=('departement', 'annee', 'section'), name='commentaire_un_par_section', violation_error_message="Ce commentaire a changé entre-temps : un collègue vient de l'écrire. Relisez-le, puis enregistrez de nouveau.")],
            },
        ),
        migrations.CreateModel(
            name='PointOrdreDuJour',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('ordre', models.PositiveSmallIntegerField(verbose_name='ordre')),
                ('reporte', models.BooleanField(default=False, verbose_name='reporté')),
                ('faits', models.TextField(blank=True, max_length=2000, verbose_name='faits communiqués à la cellule')),
                ('blocage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='parcours.pointblocage')),
                ('departement', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
            ],
            options={
                'verbose_name': "point de l'ordre du jour",
                'verbose_name_plural': "points de l'ordre du jour",
                'ordering': ['ordre', 'cree_le'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ordre__gte', 1)), name='point_ordre_positif', violation_error_message="Les points d'une séance sont numérotés à partir de 1.")],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('quoi', models.CharField(max_length=500, verbose_name='ce qui est décidé')),
                ('echeance', models.DateField(verbose_name='pour le')),
                ('effet_attendu', models.CharField(blank=True, max_length=300, verbose_name='effet attendu')),
                ('prise_le', models.DateField(default=django.utils.timezone.localdate, verbose_name='décidé le')),
                ('vue_le', models.DateTimeField(blank=True, null=True, verbose_name='vue par son responsable le')),
                ('realisee_le', models.DateField(blank=True, null=True, verbose_name='réalisée le')),
                ('effet_observe', models.CharField(blank=True, max_length=500, verbose_name='effet observé')),
                ('jeton_saisie', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('blocage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='parcours.pointblocage')),
                ('departement', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
                ('responsable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('structure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.structure')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='comites.pointordredujour')),
            ],
            options={
                'verbose_name': 'décision',
                'ordering': ['echeance'],
                'constraints': [models.CheckConstraint(condition=models.Q(('realisee_le__isnull', True), models.Q(('effet_observe', ''), _negated=True), _connector='OR'), name='decision_realisee_avec_effet', violation_error_message="Dites l'effet observé pour clore la décision."), models.CheckConstraint(condition=models.Q(('echeance__gte', models.F('prise_le'))), name='decision_echeance_apres_prise', violation_error_message="L'échéance précède la décision."), models.CheckConstraint(condition=models.Q(('realisee_le__isnull', True), ('realisee_le__gte', models.F('prise_le')), _connector='OR'), name='decision_realisee_apres_prise', violation_error_message="Une décision ne peut pas être réalisée avant d'avoir été prise.")],
            },
        ),
        migrations.CreateModel(
            name='BrouillonDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('saisie', models.JSONField(default=dict, verbose_name='saisie')),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('departement', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='brouillons', to='comites.pointordredujour')),
            ],
            options={
                'verbose_name': 'brouillon de décision',
                'verbose_name_plural': 'brouillons de décisions',
                'constraints': [models.UniqueConstraint(fields=('point', 'agent'), name='brouillon_un_par_point_et_agent', violation_error_message='Vous avez déjà un brouillon de décision sur ce point.')],
            },
        ),
        migrations.CreateModel(
            name='RapportAnnuel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('annee', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2015), django.core.validators.MaxValueValidator(2100)], verbose_name='année')),
                ('etat', models.CharField(choices=[('en_attente', 'En attente'), ('en_cours', 'En préparation'), ('pret', 'Prêt'), ('echec', 'En échec')], default='en_attente', max_length=12, verbose_name='état')),
                ('avancement', models.PositiveSmallIntegerField(default=0, verbose_name='avancement (%)')),
                ('phase', models.CharField(blank=True, max_length=100, verbose_name='en cours')),
                ('erreur', models.TextField(blank=True, verbose_name='erreur')),
                ('instantane', models.JSONField(blank=True, null=True, verbose_name='figures gelées')),
                ('fichier', models.FileField(blank=True, upload_to='rapports/%Y', verbose_name='PDF')),
                ('pret_le', models.DateTimeField(blank=True, null=True, verbose_name='prêt le')),
                ('demande_par', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('departement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
            ],
            options={
                'verbose_name': 'rapport annuel',
                'verbose_name_plural': 'rapports annuels',
                'ordering': ['-annee', '-cree_le'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('etat__in', ['en_attente', 'en_cours'])), fields=('departement', 'annee'), name='rapport_un_seul_en_preparation', violation_error_message='Ce rapport est déjà en préparation.'), models.CheckConstraint(condition=models.Q(models.Q(('etat', 'pret'), _negated=True), models.Q(('fichier', ''), _negated=True), _connector='OR'), name='rapport_pret_avec_fichier', violation_error_message='Un rapport prêt a un fichier.')],
            },
        ),
        migrations.CreateModel(
            name='Seance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('date', models.DateField(verbose_name='date')),
                ('heure', models.TimeField(blank=True, null=True, verbose_name='heure')),
                ('lieu', models.CharField(blank=True, max_length=150, verbose_name='lieu')),
                ('ouverte_le', models.DateTimeField(blank=True, null=True, verbose_name='ouverte le')),
                ('close_le', models.DateTimeField(blank=True, null=True, verbose_name='close le')),
                ('releve', models.TextField(blank=True, max_length=5000, verbose_name="mot d'introduction du relevé")),
                ('comite', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seances', to='comites.comite')),
                ('departement', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
            ],
            options={
                'verbose_name': 'séance',
                'ordering': ['-date'],
                'constraints': [models.UniqueConstraint(fields=('comite', 'date'), name='seance_une_par_jour', violation_error_message='Une séance de ce comité est déjà prévue ce jour-là.')],
            },
        ),
        migrations.AddField(
            model_name='pointordredujour',
            name='seance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='comites.seance'),
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('present', models.BooleanField(default=True, verbose_name='présent')),
                ('agent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('departement', models.ForeignKey(blank=True, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement')),
                ('structure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.structure')),
                ('seance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='comites.seance')),
            ],
            options={
                'ordering': ['structure__nom'],
                'constraints': [models.UniqueConstraint(fields=('seance', 'structure', 'agent'), name='participant_une_fois_par_seance', nulls_distinct=False, violation_error_message='Ce participant est déjà sur la liste.')],
            },
        ),
        migrations.AddConstraint(
            model_name='pointordredujour',
            constraint=models.UniqueConstraint(fields=('seance', 'blocage'), name='point_une_fois_par_seance', violation_error_message="Cette situation est déjà à l'ordre du jour."),
        ),
    ]
