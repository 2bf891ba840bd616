import acteurs.models.invitation
import cirj.socle.chiffrement
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('socle', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agent',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='adresse électronique')),
                ('prenom', models.CharField(blank=True, max_length=60, verbose_name='prénom')),
                ('nom', models.CharField(blank=True, max_length=60, verbose_name='nom')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='téléphone')),
                ('is_active', models.BooleanField(default=True, verbose_name='compte ouvert')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
            ],
            options={
                'ordering': ['nom', 'prenom'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='agent_email_unique', violation_error_message='Un compte existe déjà avec cette adresse.')],
            },
        ),
        migrations.CreateModel(
            name='Affectation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('role', models.CharField(choices=[('coordination', 'Coordination départementale'), ('intervenant', 'Intervenant social'), ('responsable', 'Responsable de structure'), ('prefecture', "Préfecture et services de l'État"), ('administration', 'Administration technique')], max_length=20, verbose_name='rôle')),
                ('debut', models.DateField(default=django.utils.timezone.localdate, verbose_name='depuis le')),
                ('fin', models.DateField(blank=True, null=True, verbose_name='terminée le')),
            ],
            options={
                'ordering': ['-debut'],
                'constraints': [models.CheckConstraint(condition=models.Q(('fin__isnull', True), ('fin__gte', models.F('debut')), _connector='OR'), name='affectation_dates_coherentes', violation_error_message="La fin de l'affectation précède son début.")],
            },
        ),
        migrations.CreateModel(
            name='CodePostal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=5, validators=[django.core.validators.RegexValidator('^\\d{5}$')], verbose_name='code postal')),
            ],
            options={
                'verbose_name': 'code postal',
                'verbose_name_plural': 'codes postaux',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Commune',
            fields=[
                ('code_insee', models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name='code INSEE')),
                ('nom', models.CharField(max_length=100, verbose_name='nom')),
                ('cle', models.CharField(db_index=True, max_length=100, verbose_name='nom pour la recherche et le tri')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='population municipale')),
                ('contour', models.JSONField(blank=True, null=True, verbose_name='contour (GeoJSON)')),
                ('mairie_latitude', models.FloatField(blank=True, null=True, verbose_name='latitude de la mairie')),
                ('mairie_longitude', models.FloatField(blank=True, null=True, verbose_name='longitude de la mairie')),
            ],
            options={
                'ordering': ['cle'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['cle'], name='commune_cle_trgm', opclasses=['gin_trgm_ops'])],
            },
        ),
        migrations.CreateModel(
            name='Departement',
            fields=[
                ('code', models.CharField(max_length=3, primary_key=True, serialize=False, verbose_name='code')),
                ('nom', models.CharField(max_length=80, verbose_name='nom')),
                ('region', models.CharField(max_length=80, verbose_name='région')),
                ('chef_lieu_insee', models.CharField(blank=True, max_length=5, verbose_name='code INSEE du chef-lieu')),
                ('contour', models.JSONField(blank=True, null=True, verbose_name='contour (GeoJSON)')),
                ('charniere', models.CharField(default='de ', help_text='Ce qui relie « département » au nom.', max_length=6, verbose_name='charnière')),
            ],
            options={
                'verbose_name': 'département',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Dispositif',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('nom', models.CharField(max_length=150, verbose_name="nom de l'offre")),
                ('pilier', models.CharField(choices=[('langue', 'Langue'), ('logement', 'Logement'), ('social', 'Social et culturel'), ('sante', 'Santé'), ('emploi', 'Emploi et formation')], max_length=10, verbose_name='pilier')),
                ('type', models.CharField(choices=[('ofii_cir', "Formation linguistique du contrat d'intégration (OFII)"), ('plateforme_ofii', "Plateforme en ligne de l'OFII"), ('oepre', "OEPRE (parents d'élèves, à l'école)"), ('asl', 'Atelier sociolinguistique'), ('fle', 'Français langue étrangère'), ('flp', 'Français à visée professionnelle'), ('alpha', 'Alphabétisation'), ('module_france_travail', 'Module France Travail (680 heures)'), ('hope', 'Parcours HOPE'), ('pial', 'PIAL (préparation des jeunes, mission locale)'), ('integracode', 'Intégracode (français et code de la route)'), ('conversation', 'Atelier de conversation'), ('en_ligne', 'Cours en ligne'), ('hebergement', 'Hébergement'), ('logement', 'Accès ou maintien dans le logement'), ('droits', 'Accès aux droits'), ('soins', 'Accès aux soins'), ('insertion', "Accompagnement vers l'emploi"), ('formation', 'Formation à un métier'), ('parrainage', 'Parrainage ou duo'), ('culture_sport', 'Culture, sport, loisirs'), ('mobilite', 'Mobilité'), ('garde', "Garde d'enfants"), ('autre', 'Autre')], max_length=25, verbose_name='type')),
                ('public', models.CharField(blank=True, max_length=300, verbose_name='pour qui')),
                ('niveau_entree', models.CharField(blank=True, choices=[('infra_a1_1', 'Infra A1.1'), ('a1_1', 'A1.1'), ('a1', 'A1'), ('a2', 'A2'), ('b1', 'B1'), ('b2', 'B2'), ('c1', 'C1'), ('c2', 'C2')], max_length=12, verbose_name="niveau de français à l'entrée")),
                ('niveau_vise', models.CharField(blank=True, choices=[('infra_a1_1', 'Infra A1.1'), ('a1_1', 'A1.1'), ('a1', 'A1'), ('a2', 'A2'), ('b1', 'B1'), ('b2', 'B2'), ('c1', 'C1'), ('c2', 'C2')], max_length=12, verbose_name='niveau de français visé')),
                ('modalite', models.CharField(choices=[('presence', 'Sur place'), ('distance', 'À distance'), ('mixte', 'Sur place et à distance')], default='presence', max_length=10, verbose_name='modalité')),
                ('horaires', models.CharField(blank=True, max_length=200, verbose_name='jours et horaires')),
                ('garde_enfants', models.BooleanField(blank=True, null=True, verbose_name="garde d'enfants")),
                ('cout', models.CharField(blank=True, max_length=100, verbose_name='coût pour la personne')),
                ('sensible', models.BooleanField(default=False, help_text="Y être orienté dit quelque chose de sensible (soins, hébergement spécialisé) : masquée hors de l'équipe.", verbose_name='offre révélatrice')),
                ('actif', models.BooleanField(default=True, verbose_name='offre ouverte')),
            ],
            options={
                'verbose_name': 'offre',
                'ordering': ['nom'],
            },
        ),
        migrations.CreateModel(
            name='Epci',
            fields=[
                ('siren', models.CharField(max_length=9, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^\\d{9}$')], verbose_name='SIREN')),
                ('nom', models.CharField(max_length=200, verbose_name='nom')),
            ],
            options={
                'verbose_name': 'intercommunalité',
                'verbose_name_plural': 'intercommunalités',
                'ordering': ['nom'],
            },
        ),
        migrations.CreateModel(
            name='EssaisConnexion',
            fields=[
                ('cle', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('compte', models.CharField(max_length=64)),
                ('nature', models.CharField(choices=[('mot_de_passe', 'mot de passe'), ('code', 'seconde étape'), ('adresse', 'adresse réseau')], max_length=12)),
                ('nombre', models.PositiveIntegerField()),
                ('depuis_le', models.DateTimeField()),
                ('libre_le', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['compte', 'nature'], name='essais_du_compte'), models.Index(fields=['depuis_le'], name='essais_anciens')],
            },
        ),
        migrations.CreateModel(
            name='Groupement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('nom', models.CharField(max_length=150, verbose_name='nom du groupement')),
                ('programme', models.CharField(choices=[('agir', 'AGIR (accompagnement global et individualisé des réfugiés)')], max_length=20, verbose_name='programme')),
                ('debut', models.DateField(default=django.utils.timezone.localdate, verbose_name='depuis le')),
                ('fin', models.DateField(blank=True, help_text="Ce jour n'en fait plus partie.", null=True, verbose_name="jusqu'au")),
            ],
            options={
                'ordering': ['nom'],
                'constraints': [models.CheckConstraint(condition=models.Q(('fin__isnull', True), ('fin__gt', models.F('debut')), _connector='OR'), name='groupement_dates_coherentes', violation_error_message='La date de fin ne suit pas la date de début.')],
            },
        ),
        migrations.CreateModel(
            name='Initiative',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('cle', models.CharField(max_length=80, unique=True, verbose_name="clé d'import")),
                ('titre', models.CharField(max_length=200, verbose_name='titre')),
                ('titre_restitue', models.BooleanField(default=False, verbose_name="titre restitué d'après le contenu")),
                ('porteur_pilote', models.CharField(max_length=200, verbose_name='porteur pilote')),
                ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('langue', 'Langue'), ('logement', 'Logement'), ('droits', 'Accès aux droits'), ('soins', 'Accès aux soins'), ('formation-emploi', 'Formation et emploi'), ('culture-sport-loisirs', 'Culture, sport et loisirs'), ('lien-social', 'Lien social')], max_length=30), help_text="Le thème principal d'abord.", size=None, verbose_name='thèmes')),
                ('partenaires', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='partenaires')),
                ('public', models.CharField(blank=True, max_length=200, verbose_name='public')),
                ('publics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('proteges', 'Personnes réfugiées ou protégées'), ('asile', "Demandeurs d'asile"), ('jeunes', 'Jeunes'), ('enfants', 'Enfants et adolescents'), ('menages', 'Ménages et familles'), ('habitants', 'Habitants et bénévoles'), ('professionnels', 'Intervenants et professionnels'), ('etrangers', 'Autres personnes étrangères ou exilées'), ('handicap', 'Personnes en situation de handicap'), ('autre', 'Autres personnes accompagnées')], max_length=20), default=list, editable=False, size=None, verbose_name='familles de publics')),
                ('age_min', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='âge minimal')),
                ('age_max', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='âge maximal')),
                ('niveau_min', models.CharField(blank=True, max_length=12, verbose_name='niveau de français minimal')),
                ('modalite', models.CharField(blank=True, choices=[('accompagnement-global', 'Accompagnement global'), ('accompagnement-logement', 'Accompagnement vers le logement'), ('action-collective', 'Action collective'), ('aide-financiere', 'Aide financière'), ('bail-glissant', 'Bail glissant'), ('benevolat', 'Bénévolat'), ('duo', 'Duo'), ('formation', 'Formation'), ('formation-intervenants', 'Formation des intervenants'), ('hebergement', 'Hébergement'), ('hebergement-citoyen', 'Hébergement citoyen'), ('logement-passerelle', 'Logement passerelle'), ('orientation-sante', 'Orientation vers la santé'), ('parcours-chaine', 'Étapes enchaînées'), ('reseau', "Réseau d'acteurs")], max_length=40, verbose_name='modalité')),
                ('communes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None, verbose_name='communes')),
                ('departements', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None, verbose_name='départements')),
                ('portee', models.CharField(blank=True, help_text='Nationale, régionale, transfrontalière…', max_length=100, verbose_name='portée')),
                ('nationale', models.BooleanField(default=False, verbose_name='menée partout en France')),
                ('besoins', models.TextField(blank=True, verbose_name='fonctionnement')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('recherche', models.TextField(editable=False, verbose_name='texte de recherche')),
            ],
            options={
                'ordering': ['titre'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['themes'], name='initiative_themes'), django.contrib.postgres.indexes.GinIndex(fields=['recherche'], name='initiative_recherche_trgm', opclasses=['gin_trgm_ops'])],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('email', models.EmailField(max_length=254, verbose_name='adresse électronique')),
                ('prenom', models.CharField(max_length=60, verbose_name='prénom')),
                ('nom', models.CharField(max_length=60, verbose_name='nom')),
                ('role', models.CharField(choices=[('coordination', 'Coordination départementale'), ('intervenant', 'Intervenant social'), ('responsable', 'Responsable de structure'), ('prefecture', "Préfecture et services de l'État"), ('administration', 'Administration technique')], max_length=20, verbose_name='rôle')),
                ('jeton', models.CharField(default=acteurs.models.invitation.nouveau_jeton, editable=False, max_length=64, unique=True)),
                ('expire_le', models.DateTimeField(default=acteurs.models.invitation.echeance_invitation, verbose_name="valable jusqu'au")),
                ('acceptee_le', models.DateTimeField(blank=True, null=True, verbose_name='acceptée le')),
                ('annulee_le', models.DateTimeField(blank=True, null=True, verbose_name='annulée le')),
                ('envoyee_le', models.DateTimeField(blank=True, null=True, verbose_name='courriel envoyé le')),
                ('echec_envoi', models.CharField(blank=True, max_length=300, verbose_name="échec de l'envoi")),
            ],
            options={
                'ordering': ['-cree_le'],
                'constraints': [models.CheckConstraint(condition=models.Q(('acceptee_le__isnull', True), ('annulee_le__isnull', True), _connector='OR'), name='invitation_acceptee_ou_annulee', violation_error_message="Une invitation acceptée ne s'annule plus.")],
            },
        ),
        migrations.CreateModel(
            name='LigneRevue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('reponse', models.CharField(blank=True, choices=[('garde', 'En a toujours besoin'), ('retire', "N'en a plus besoin : mettre fin à son accès")], max_length=10, verbose_name='réponse')),
                ('repondue_le', models.DateTimeField(blank=True, null=True, verbose_name='répondue le')),
            ],
            options={
                'ordering': ['affectation__agent__nom', 'affectation__agent__prenom'],
            },
        ),
        migrations.CreateModel(
            name='MembreGroupement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('chef', models.BooleanField(default=False, verbose_name='chef de file')),
                ('debut', models.DateField(default=django.utils.timezone.localdate, verbose_name='depuis le')),
                ('fin', models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
            ],
            options={
                'verbose_name': 'membre du groupement',
                'verbose_name_plural': 'membres du groupement',
                'ordering': ['-chef', 'debut'],
            },
        ),
        migrations.CreateModel(
            name='NomCommune',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom', models.CharField(max_length=100, verbose_name='nom')),
                ('cle', models.CharField(db_index=True, max_length=100, verbose_name='nom pour la recherche')),
            ],
            options={
                'verbose_name': 'autre nom de commune',
                'verbose_name_plural': 'autres noms de communes',
                'ordering': ['cle'],
            },
        ),
        migrations.CreateModel(
            name='NomStructure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom', models.CharField(max_length=150, verbose_name='nom')),
                ('du', models.DateField(blank=True, null=True, verbose_name='du')),
                ('au', models.DateField(blank=True, null=True, verbose_name='au')),
            ],
            options={
                'verbose_name': 'ancien nom',
                'verbose_name_plural': 'anciens noms',
                'ordering': ['-au'],
            },
        ),
        migrations.CreateModel(
            name='ResultatInitiative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rang', models.PositiveSmallIntegerField(verbose_name='rang')),
                ('libelle', models.CharField(max_length=200, verbose_name='libellé')),
                ('valeur', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='valeur')),
                ('unite', models.CharField(max_length=60, verbose_name='unité')),
                ('periode', models.CharField(blank=True, max_length=60, verbose_name='période')),
            ],
            options={
                'verbose_name': 'résultat déclaré',
                'verbose_name_plural': 'résultats déclarés',
                'ordering': ['rang'],
            },
        ),
        migrations.CreateModel(
            name='RevueAcces',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('ouverte_le', models.DateField(default=django.utils.timezone.localdate, verbose_name='ouverte le')),
                ('a_rendre_le', models.DateField(verbose_name='à rendre le')),
                ('close_le', models.DateField(blank=True, null=True, verbose_name='close le')),
                ('annoncee_le', models.DateTimeField(blank=True, null=True, verbose_name='annoncée le')),
            ],
            options={
                'verbose_name': 'revue des accès',
                'ordering': ['a_rendre_le'],
                'constraints': [models.CheckConstraint(condition=models.Q(('a_rendre_le__gte', models.F('ouverte_le'))), name='revue_dates_coherentes', violation_error_message='La revue doit être rendue après son ouverture.')],
            },
        ),
        migrations.CreateModel(
            name='SaisieGardee',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('raison', models.CharField(choices=[('inactivite', "la session s'était fermée"), ('session', "vous n'étiez plus connecté"), ('jeton', 'la connexion avait changé entre-temps'), ('confirmation', "il fallait confirmer que c'était bien vous")], max_length=20)),
                ('contenu', cirj.socle.chiffrement.JsonChiffre()),
                ('expire_le', models.DateTimeField()),
            ],
            options={
                'ordering': ['-cree_le'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('debut', models.DateField(verbose_name='commence le')),
                ('fin', models.DateField(blank=True, help_text="Vide : on y entre toute l'année.", null=True, verbose_name='se termine le')),
                ('places', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places')),
                ('places_libres', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places libres')),
                ('confirme_le', models.DateField(blank=True, editable=False, null=True, verbose_name='places confirmées le')),
            ],
            options={
                'ordering': ['debut'],
                'constraints': [models.CheckConstraint(condition=models.Q(('fin__isnull', True), ('fin__gte', models.F('debut')), _connector='OR'), name='session_dates_coherentes', violation_error_message='La date de fin précède la date de début.'), models.CheckConstraint(condition=models.Q(('places_libres__isnull', True), ('places__isnull', True), ('places_libres__lte', models.F('places')), _connector='OR'), name='session_places_libres_au_plus', violation_error_message='Il ne peut pas y avoir plus de places libres que de places.'), models.CheckConstraint(condition=models.Q(models.Q(('confirme_le__isnull', True), ('places_libres__isnull', True)), models.Q(('confirme_le__isnull', False), ('places_libres__isnull', False)), _connector='OR'), name='session_places_confirmees', violation_error_message='Un nombre de places libres va avec le jour où il a été confirmé.')],
            },
        ),
        migrations.CreateModel(
            name='Structure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('nom', models.CharField(max_length=150, verbose_name='nom')),
                ('type', models.CharField(choices=[('prefecture', 'Préfecture'), ('ddetspp', 'DDETS(PP)'), ('ofii', 'OFII'), ('coordination', 'Association de coordination'), ('cada', 'CADA'), ('huda', 'HUDA'), ('cph', "Centre provisoire d'hébergement"), ('agir', 'Opérateur AGIR'), ('mission_locale', 'Mission locale'), ('france_travail', 'France Travail'), ('ccas', 'CCAS'), ('siao', 'SIAO'), ('bailleur', 'Bailleur'), ('aivs', 'Agence immobilière à vocation sociale'), ('association', 'Association'), ('asl', 'Atelier sociolinguistique'), ('etablissement', 'Établissement scolaire'), ('sante', 'Structure de santé'), ('collectif', 'Collectif citoyen'), ('collectivite', 'Collectivité'), ('entreprise', 'Entreprise'), ('autre', 'Autre')], max_length=20, verbose_name='type')),
                ('siret', models.CharField(blank=True, max_length=14, validators=[django.core.validators.RegexValidator('^\\d{14}$')], verbose_name='SIRET')),
                ('telephone', models.CharField(blank=True, max_length=20, verbose_name='téléphone')),
                ('courriel', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('revelatrice', models.BooleanField(default=False, help_text="Le nom dit quelque chose de sensible (soins, hébergement spécialisé) : masqué hors de l'équipe.", verbose_name='nom révélateur')),
                ('ecritures', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=150), blank=True, default=list, help_text="Autres façons d'écrire ce nom dans les tableaux importés.", size=None, verbose_name='écritures reconnues')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'ordering': ['nom'],
            },
        ),
        migrations.CreateModel(
            name='Recapitulatif',
            fields=[
                ('agent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='recapitulatif', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('frequence', models.CharField(choices=[('quotidien', 'Chaque jour ouvré'), ('hebdomadaire', 'Une fois par semaine'), ('jamais', 'Jamais')], default='hebdomadaire', max_length=12, verbose_name='récapitulatif par courriel')),
                ('envoye_le', models.DateField(blank=True, null=True, verbose_name='dernier envoi')),
                ('echec', models.CharField(blank=True, max_length=200, verbose_name='envoi refusé')),
            ],
            options={
                'verbose_name': 'récapitulatif',
            },
        ),
        migrations.AddField(
            model_name='affectation',
            name='agent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affectations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='codepostal',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes_postaux', to='acteurs.commune'),
        ),
        migrations.AddField(
            model_name='commune',
            name='departement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communes', to='acteurs.departement'),
        ),
        migrations.AddField(
            model_name='affectation',
            name='departement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement'),
        ),
        migrations.AddField(
            model_name='dispositif',
            name='commune',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.commune', verbose_name='commune'),
        ),
        migrations.AddField(
            model_name='commune',
            name='epci',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='communes', to='acteurs.epci'),
        ),
        migrations.AddField(
            model_name='groupement',
            name='departements',
            field=models.ManyToManyField(related_name='+', to='acteurs.departement', verbose_name='départements'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='departement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invite_par',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invité par'),
        ),
        migrations.AddField(
            model_name='lignerevue',
            name='affectation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lignes_de_revue', to='acteurs.affectation'),
        ),
        migrations.AddField(
            model_name='lignerevue',
            name='repondue_par',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='répondue par'),
        ),
        migrations.AddField(
            model_name='membregroupement',
            name='groupement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='membres', to='acteurs.groupement'),
        ),
        migrations.AddField(
            model_name='nomcommune',
            name='commune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='autres_noms', to='acteurs.commune'),
        ),
        migrations.AddField(
            model_name='resultatinitiative',
            name='initiative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resultats', to='acteurs.initiative'),
        ),
        migrations.AddField(
            model_name='revueacces',
            name='departement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.departement'),
        ),
        migrations.AddField(
            model_name='lignerevue',
            name='revue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lignes', to='acteurs.revueacces'),
        ),
        migrations.AddField(
            model_name='saisiegardee',
            name='agent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saisies_gardees', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='session',
            name='dispositif',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='acteurs.dispositif'),
        ),
        migrations.AddField(
            model_name='structure',
            name='commune',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='acteurs.commune'),
        ),
        migrations.AddField(
            model_name='structure',
            name='departement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='structures', to='acteurs.departement'),
        ),
        migrations.AddField(
            model_name='revueacces',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revues', to='acteurs.structure'),
        ),
        migrations.AddField(
            model_name='nomstructure',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anciens_noms', to='acteurs.structure'),
        ),
        migrations.AddField(
            model_name='membregroupement',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groupements', to='acteurs.structure'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='acteurs.structure'),
        ),
        migrations.AddField(
            model_name='dispositif',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispositifs', to='acteurs.structure'),
        ),
        migrations.AddField(
            model_name='affectation',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affectations', to='acteurs.structure'),
        ),
        migrations.AddConstraint(
            model_name='codepostal',
            constraint=models.UniqueConstraint(fields=('code', 'commune'), name='code_postal_une_fois_par_commune', violation_error_message='Cette commune a déjà ce code postal.'),
        ),
        migrations.AddConstraint(
            model_name='nomcommune',
            constraint=models.UniqueConstraint(fields=('cle', 'commune'), name='autre_nom_une_fois_par_commune', violation_error_message='Cette commune a déjà cet autre nom.'),
        ),
        migrations.AddConstraint(
            model_name='resultatinitiative',
            constraint=models.UniqueConstraint(fields=('initiative', 'rang'), name='resultat_rang_unique', violation_error_message='Deux résultats de cette initiative ont la même place.'),
        ),
        migrations.AddConstraint(
            model_name='lignerevue',
            constraint=models.UniqueConstraint(fields=('revue', 'affectation'), name='revue_une_ligne_par_acces', violation_error_message='Cet accès est déjà dans la revue.'),
        ),
        migrations.AddConstraint(
            model_name='lignerevue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('repondue_le__isnull', True), ('reponse', '')), models.Q(models.Q(('reponse', ''), _negated=True), ('repondue_le__isnull', False)), _connector='OR'), name='revue_reponse_datee', violation_error_message='Une réponse porte sa date.'),
        ),
        migrations.AddIndex(
            model_name='saisiegardee',
            index=models.Index(fields=['agent', 'expire_le'], name='saisie_de_l_agent'),
        ),
        migrations.AddConstraint(
            model_name='structure',
            constraint=models.UniqueConstraint(fields=('departement', 'nom'), name='structure_nom_unique_par_departement', violation_error_message='Une structure porte déjà ce nom dans le département.'),
        ),
        migrations.AddConstraint(
            model_name='structure',
            constraint=models.UniqueConstraint(condition=models.Q(('siret', ''), _negated=True), fields=('departement', 'siret'), name='structure_siret_unique_par_departement', violation_error_message='Une structure porte déjà ce SIRET dans le département.'),
        ),
        migrations.AddConstraint(
            model_name='revueacces',
            constraint=models.UniqueConstraint(condition=models.Q(('close_le__isnull', True)), fields=('structure',), name='revue_une_seule_en_cours', violation_error_message='Une revue des accès est déjà en cours dans cette structure.'),
        ),
        migrations.AddConstraint(
            model_name='membregroupement',
            constraint=models.CheckConstraint(condition=models.Q(('fin__isnull', True), ('fin__gt', models.F('debut')), _connector='OR'), name='membre_groupement_dates_coherentes', violation_error_message='La date de fin ne suit pas la date de début.'),
        ),
        migrations.AddConstraint(
            model_name='membregroupement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('chef', True)), expressions=[('groupement', '='), (models.Func(models.F('debut'), models.F('fin'), models.Value('[)'), function='daterange'), '&&')], name='groupement_un_seul_chef', violation_error_message='Ce groupement a déjà un chef de file sur cette période.'),
        ),
        migrations.AddConstraint(
            model_name='membregroupement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('groupement', '='), ('structure', '='), (models.Func(models.F('debut'), models.F('fin'), models.Value('[)'), function='daterange'), '&&')], name='groupement_membre_une_fois', violation_error_message='Cette structure est déjà membre du groupement sur cette période.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('structure'), models.F('role'), condition=models.Q(('acceptee_le__isnull', True), ('annulee_le__isnull', True)), name='invitation_une_seule_en_attente', violation_error_message='Une invitation attend déjà une réponse à cette adresse pour ce rôle : renvoyez-la ou annulez-la.'),
        ),
        migrations.AddIndex(
            model_name='dispositif',
            index=models.Index(fields=['structure', 'actif'], name='dispositif_structure'),
        ),
        migrations.AddConstraint(
            model_name='dispositif',
            constraint=models.UniqueConstraint(fields=('structure', 'nom'), name='dispositif_nom_unique_par_structure', violation_error_message='Cette structure a déjà une offre de ce nom.'),
        ),
        migrations.AddConstraint(
            model_name='affectation',
            constraint=models.UniqueConstraint(condition=models.Q(('fin__isnull', True)), fields=('agent', 'structure', 'departement', 'role'), name='affectation_une_seule_active', violation_error_message='Cette personne a déjà ce rôle dans cette structure.'),
        ),
    ]
