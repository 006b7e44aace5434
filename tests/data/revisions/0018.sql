PRAGMA application_id=1279346501;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0018');
CREATE TABLE area (
	code VARCHAR(60) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_area PRIMARY KEY (code), 
	CONSTRAINT ck_area_kind_known CHECK (kind IN ('kommun', 'lan', 'riket', 'grupp'))
);
INSERT INTO "area" VALUES('00','Riket','riket');
INSERT INTO "area" VALUES('03','Uppsala län','lan');
INSERT INTO "area" VALUES('0360','Tierp','kommun');
INSERT INTO "area" VALUES('0319','Älvkarleby','kommun');
INSERT INTO "area" VALUES('provregionen','Provregionen','grupp');
CREATE TABLE area_member (
	id INTEGER NOT NULL, 
	group_code VARCHAR(60) NOT NULL, 
	member_code VARCHAR(60) NOT NULL, 
	since DATE, 
	until DATE, 
	CONSTRAINT pk_area_member PRIMARY KEY (id), 
	CONSTRAINT uq_area_member_group_code_member_code_since UNIQUE (group_code, member_code, since), 
	CONSTRAINT ck_area_member_dates_in_order CHECK (since IS NULL OR until IS NULL OR since <= until), 
	CONSTRAINT fk_area_member_group_code FOREIGN KEY(group_code) REFERENCES area (code), 
	CONSTRAINT fk_area_member_member_code FOREIGN KEY(member_code) REFERENCES area (code)
);
INSERT INTO "area_member" VALUES(1,'provregionen','0360',NULL,NULL);
CREATE TABLE benefit_month (
	area_code VARCHAR(60) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	sjukpenning INTEGER, 
	sjuk_och_aktivitetsersattning INTEGER, 
	arbetsloshet INTEGER, 
	arbetsmarknadsatgarder INTEGER, 
	etableringsersattning INTEGER, 
	ekonomiskt_bistand INTEGER, 
	population INTEGER, 
	reasons VARCHAR(300), 
	source_id INTEGER, 
	import_id INTEGER, 
	CONSTRAINT pk_benefit_month PRIMARY KEY (area_code, sex, age_group, month), 
	CONSTRAINT ck_benefit_month_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_benefit_month_sex_known CHECK (sex = 'kvinna' OR sex = 'man' OR sex = 'alla'), 
	CONSTRAINT fk_benefit_month_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_benefit_month_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_benefit_month_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
)
 WITHOUT ROWID

;
INSERT INTO "benefit_month" VALUES('0360','kvinna','under30','2016-05',1,1,1,1,1,1,1,'åäö – text',1,1);
CREATE TABLE benefit_year (
	area_code VARCHAR(60) NOT NULL, 
	period VARCHAR(7) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	sjukpenning VARCHAR(80), 
	sjukpenning_empty VARCHAR(20), 
	sjuk_och_aktivitetsersattning VARCHAR(80), 
	sjuk_och_aktivitetsersattning_empty VARCHAR(20), 
	arbetsloshet VARCHAR(80), 
	arbetsloshet_empty VARCHAR(20), 
	arbetsmarknadsatgarder VARCHAR(80), 
	arbetsmarknadsatgarder_empty VARCHAR(20), 
	etableringsersattning VARCHAR(80), 
	etableringsersattning_empty VARCHAR(20), 
	ekonomiskt_bistand VARCHAR(80), 
	ekonomiskt_bistand_empty VARCHAR(20), 
	population VARCHAR(80), 
	population_empty VARCHAR(20), 
	published_share VARCHAR(80), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_benefit_year PRIMARY KEY (area_code, period, sex, age_group), 
	CONSTRAINT ck_benefit_year_sjukpenning_or_reason CHECK ((sjukpenning IS NULL) <> (sjukpenning_empty IS NULL) AND (sjukpenning_empty IS NULL OR (sjukpenning_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(sjukpenning_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_sjuk_och_aktivitetsersattning_or_reason CHECK ((sjuk_och_aktivitetsersattning IS NULL) <> (sjuk_och_aktivitetsersattning_empty IS NULL) AND (sjuk_och_aktivitetsersattning_empty IS NULL OR (sjuk_och_aktivitetsersattning_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(sjuk_och_aktivitetsersattning_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_arbetsloshet_or_reason CHECK ((arbetsloshet IS NULL) <> (arbetsloshet_empty IS NULL) AND (arbetsloshet_empty IS NULL OR (arbetsloshet_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(arbetsloshet_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_arbetsmarknadsatgarder_or_reason CHECK ((arbetsmarknadsatgarder IS NULL) <> (arbetsmarknadsatgarder_empty IS NULL) AND (arbetsmarknadsatgarder_empty IS NULL OR (arbetsmarknadsatgarder_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(arbetsmarknadsatgarder_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_etableringsersattning_or_reason CHECK ((etableringsersattning IS NULL) <> (etableringsersattning_empty IS NULL) AND (etableringsersattning_empty IS NULL OR (etableringsersattning_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(etableringsersattning_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_ekonomiskt_bistand_or_reason CHECK ((ekonomiskt_bistand IS NULL) <> (ekonomiskt_bistand_empty IS NULL) AND (ekonomiskt_bistand_empty IS NULL OR (ekonomiskt_bistand_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(ekonomiskt_bistand_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_population_or_reason CHECK ((population IS NULL) <> (population_empty IS NULL) AND (population_empty IS NULL OR (population_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(population_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_benefit_year_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT fk_benefit_year_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_benefit_year_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_benefit_year_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "benefit_year" VALUES('0360','2021','kvinna','under30','107.5',NULL,'107.5',NULL,'107.5',NULL,'107.5',NULL,'107.5',NULL,'107.5',NULL,'107.5',NULL,'107.5',1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE case_word (
	list VARCHAR(40) NOT NULL, 
	code VARCHAR(40) NOT NULL, 
	label VARCHAR(300) NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_case_word PRIMARY KEY (list, code), 
	CONSTRAINT ck_case_word_list_known CHECK (list IN ('unit', 'request', 'outcome', 'risk_factor'))
);
INSERT INTO "case_word" VALUES('outcome','åäö – text','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE cell_comment (
	subject VARCHAR(40) NOT NULL, 
	row_key VARCHAR(400) NOT NULL, 
	comment TEXT NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_cell_comment PRIMARY KEY (subject, row_key)
);
INSERT INTO "cell_comment" VALUES('åäö – text','health','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE change_row (
	id INTEGER NOT NULL, 
	change_set_id INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_key VARCHAR(400), 
	"before" TEXT, 
	"after" TEXT, 
	rows INTEGER NOT NULL, 
	kept BLOB, 
	CONSTRAINT pk_change_row PRIMARY KEY (id), 
	CONSTRAINT fk_change_row_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set (id)
);
INSERT INTO "change_row" VALUES(1,1,'åäö – text','health','åäö – text','åäö – text',1,X'');
CREATE TABLE change_set (
	id INTEGER NOT NULL, 
	at VARCHAR(20) NOT NULL, 
	who VARCHAR(200) NOT NULL, 
	label VARCHAR(300) NOT NULL, 
	subjects VARCHAR(300) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	target_id INTEGER, 
	undone_by INTEGER, 
	import_id INTEGER, 
	CONSTRAINT pk_change_set PRIMARY KEY (id), 
	CONSTRAINT ck_change_set_kind_known CHECK (kind IN ('do', 'undo', 'redo')), 
	CONSTRAINT ck_change_set_state_known CHECK (state IN ('active', 'settled', 'undone', 'dropped', 'log')), 
	CONSTRAINT fk_change_set_target_id FOREIGN KEY(target_id) REFERENCES change_set (id), 
	CONSTRAINT fk_change_set_undone_by FOREIGN KEY(undone_by) REFERENCES change_set (id), 
	CONSTRAINT fk_change_set_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "change_set" VALUES(1,'2026-03-30T12:32:00Z','åäö – text','åäö – text','åäö – text','do','active',NULL,NULL,1);
CREATE TABLE effort (
	id INTEGER NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	provider VARCHAR(300) NOT NULL, 
	groups TEXT NOT NULL, 
	needs TEXT NOT NULL, 
	condition VARCHAR(300) NOT NULL, 
	place VARCHAR(300) NOT NULL, 
	seats INTEGER, 
	cost VARCHAR(300) NOT NULL, 
	payer VARCHAR(300) NOT NULL, 
	starts DATE, 
	ends DATE, 
	contact VARCHAR(300) NOT NULL, 
	step VARCHAR(40), 
	checked_on DATE, 
	checked_by VARCHAR(300) NOT NULL, 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_effort PRIMARY KEY (id), 
	CONSTRAINT ck_effort_step_known CHECK (step IN ('samtal', 'samsyn', 'samverkan', 'samhandling')), 
	CONSTRAINT fk_effort_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_effort_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_effort_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "effort" VALUES(1,'0360','åäö – text','åäö – text','åäö – text','åäö – text','åäö – text','åäö – text',1,'åäö – text','åäö – text','2024-10-31','2024-10-31','åäö – text','samverkan','2024-10-31','åäö – text',1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	recommendation_id INTEGER NOT NULL, 
	field_key VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	reference TEXT NOT NULL, 
	approved TEXT, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT ck_evidence_kind_known CHECK (kind IN ('figure', 'table', 'chart')), 
	CONSTRAINT fk_evidence_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)
);
INSERT INTO "evidence" VALUES(1,1,'åäö – text','figure','åäö – text','åäö – text',1);
CREATE TABLE goal (
	id INTEGER NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	target INTEGER NOT NULL, 
	is_share BOOLEAN NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	CONSTRAINT pk_goal PRIMARY KEY (id), 
	CONSTRAINT ck_goal_dates_in_order CHECK (since <= until), 
	CONSTRAINT fk_goal_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "goal" VALUES(1,'0360','åäö – text',1,1,'2016-01-01','2016-05-22');
CREATE TABLE group_member (
	id INTEGER NOT NULL, 
	organisation VARCHAR(300) NOT NULL, 
	role VARCHAR(300) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_group_member PRIMARY KEY (id)
);
INSERT INTO "group_member" VALUES(1,'åäö – text','whole','åäö – text',1);
CREATE TABLE ignored_finding (
	recommendation_id INTEGER NOT NULL, 
	field_key VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	words TEXT NOT NULL, 
	why TEXT NOT NULL, 
	note TEXT NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_ignored_finding PRIMARY KEY (recommendation_id, field_key, kind, words), 
	CONSTRAINT fk_ignored_finding_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)
);
INSERT INTO "ignored_finding" VALUES(1,'åäö – text','sum','åäö – text','åäö – text','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE import_run (
	id INTEGER NOT NULL, 
	file_name VARCHAR(300) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	source VARCHAR(300) NOT NULL, 
	reference VARCHAR(300) NOT NULL, 
	at VARCHAR(20) NOT NULL, 
	who VARCHAR(200) NOT NULL, 
	rows_new INTEGER NOT NULL, 
	rows_changed INTEGER NOT NULL, 
	rows_unchanged INTEGER NOT NULL, 
	rows_skipped INTEGER NOT NULL, 
	CONSTRAINT pk_import_run PRIMARY KEY (id)
);
INSERT INTO "import_run" VALUES(1,'åäö – text','416db49ca18f9ab83e462b54055483eb2a84ca80e3941df455e4746abb54864a','lots_months','åäö – text','åäö – text','2026-03-30T12:32:00Z','åäö – text',1,1,1,1);
CREATE TABLE indicator (
	"key" VARCHAR(300) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	unit VARCHAR(80) NOT NULL, 
	counted_by_group BOOLEAN NOT NULL, 
	description TEXT, 
	decimals INTEGER DEFAULT '0' NOT NULL, 
	by_sex BOOLEAN DEFAULT '1' NOT NULL, 
	sexes_add BOOLEAN DEFAULT '0' NOT NULL, 
	categories_add BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_indicator PRIMARY KEY ("key")
);
INSERT INTO "indicator" VALUES('körkort','åäö – text','åäö – text',1,'åäö – text',1,1,1,1);
CREATE TABLE indicator_category (
	indicator_key VARCHAR(300) NOT NULL, 
	category VARCHAR(300) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_indicator_category PRIMARY KEY (indicator_key, category), 
	CONSTRAINT fk_indicator_category_indicator_key FOREIGN KEY(indicator_key) REFERENCES indicator ("key")
);
INSERT INTO "indicator_category" VALUES('körkort','åäö – text',1);
CREATE TABLE indicator_value (
	indicator_key VARCHAR(300) NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	period VARCHAR(7) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	category VARCHAR(300) NOT NULL, 
	value VARCHAR(80), 
	value_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_indicator_value PRIMARY KEY (indicator_key, area_code, period, sex, category), 
	CONSTRAINT ck_indicator_value_value_or_reason CHECK ((value IS NULL) <> (value_empty IS NULL) AND (value_empty IS NULL OR (value_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(value_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_indicator_value_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT fk_indicator_value_indicator_key FOREIGN KEY(indicator_key) REFERENCES indicator ("key"), 
	CONSTRAINT fk_indicator_value_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_indicator_value_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_indicator_value_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "indicator_value" VALUES('körkort','0360','2021','kvinna','åäö – text','107.5',NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_case (
	id INTEGER NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	received_on DATE, 
	party VARCHAR(40) NOT NULL, 
	unit VARCHAR(40) NOT NULL, 
	worker_code VARCHAR(40) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	problem VARCHAR(40) NOT NULL, 
	requests TEXT NOT NULL, 
	outcomes TEXT NOT NULL, 
	risk_factors TEXT NOT NULL, 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_case PRIMARY KEY (id), 
	CONSTRAINT ck_lots_case_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_lots_case_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), 
	CONSTRAINT ck_lots_case_sex_known CHECK (sex IN ('kvinna', 'man', 'annat')), 
	CONSTRAINT ck_lots_case_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand')), 
	CONSTRAINT fk_lots_case_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_lots_case_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_lots_case_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "lots_case" VALUES(1,'0360','2016-05','2024-10-31','fk','åäö – text','åäö – text','kvinna','under30','åäö – text','åäö – text','åäö – text','åäö – text',1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_hint_note (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	party VARCHAR(40) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	told TEXT NOT NULL, 
	note TEXT NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_hint_note PRIMARY KEY (area_code, month, kind, party, sex, age_group), 
	CONSTRAINT ck_lots_hint_note_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_lots_hint_note_kind_known CHECK (kind IN ('copied', 'same', 'nought', 'unusual')), 
	CONSTRAINT ck_lots_hint_note_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), 
	CONSTRAINT ck_lots_hint_note_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT ck_lots_hint_note_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), 
	CONSTRAINT fk_lots_hint_note_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "lots_hint_note" VALUES('0360','2016-05','nought','fk','kvinna','under30','åäö – text','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_month (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	party VARCHAR(40) NOT NULL, 
	unit VARCHAR(300) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	cases INTEGER, 
	cases_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_month PRIMARY KEY (area_code, month, party, unit, sex, age_group), 
	CONSTRAINT ck_lots_month_cases_or_reason CHECK ((cases IS NULL) <> (cases_empty IS NULL) AND (cases_empty IS NULL OR (cases_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(cases_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_lots_month_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_lots_month_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), 
	CONSTRAINT ck_lots_month_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT ck_lots_month_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), 
	CONSTRAINT ck_lots_month_cases_not_negative CHECK (cases IS NULL OR cases >= 0), 
	CONSTRAINT fk_lots_month_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_lots_month_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_lots_month_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "lots_month" VALUES('0360','2016-05','fk','åäö – text','kvinna','under30',1,NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_period (
	area_code VARCHAR(60) NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	party VARCHAR(40) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	cases INTEGER, 
	cases_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_period PRIMARY KEY (area_code, since, until, party, sex, age_group), 
	CONSTRAINT ck_lots_period_cases_or_reason CHECK ((cases IS NULL) <> (cases_empty IS NULL) AND (cases_empty IS NULL OR (cases_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(cases_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_lots_period_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan', 'alla')), 
	CONSTRAINT ck_lots_period_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT ck_lots_period_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), 
	CONSTRAINT ck_lots_period_cases_not_negative CHECK (cases IS NULL OR cases >= 0), 
	CONSTRAINT ck_lots_period_dates_in_order CHECK (since <= until), 
	CONSTRAINT fk_lots_period_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_lots_period_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_lots_period_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "lots_period" VALUES('0360','2016-01-01','2016-05-22','fk','kvinna','under30',1,NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_star (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	party VARCHAR(40) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_star PRIMARY KEY (area_code, month, party, sex, age_group), 
	CONSTRAINT ck_lots_star_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_lots_star_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), 
	CONSTRAINT ck_lots_star_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT ck_lots_star_age_group_known CHECK (age_group IN ('under30', '30plus', 'okand', 'alla')), 
	CONSTRAINT fk_lots_star_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "lots_star" VALUES('0360','2016-05','fk','kvinna','under30','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE lots_workers (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	party VARCHAR(40) NOT NULL, 
	workers INTEGER, 
	workers_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_lots_workers PRIMARY KEY (area_code, month, party), 
	CONSTRAINT ck_lots_workers_workers_or_reason CHECK ((workers IS NULL) <> (workers_empty IS NULL) AND (workers_empty IS NULL OR (workers_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(workers_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_lots_workers_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_lots_workers_party_known CHECK (party IN ('fk', 'af', 'kommun', 'region', 'annan')), 
	CONSTRAINT ck_lots_workers_workers_not_negative CHECK (workers IS NULL OR workers >= 0), 
	CONSTRAINT fk_lots_workers_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_lots_workers_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_lots_workers_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "lots_workers" VALUES('0360','2016-05','fk',1,NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	recommendation_id INTEGER NOT NULL, 
	indicator_key VARCHAR(300) NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	baseline_period VARCHAR(7) NOT NULL, 
	baseline VARCHAR(80), 
	baseline_empty VARCHAR(20), 
	target_period VARCHAR(7) NOT NULL, 
	target VARCHAR(80), 
	target_empty VARCHAR(20), 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT ck_measure_baseline_or_reason CHECK ((baseline IS NULL) <> (baseline_empty IS NULL) AND (baseline_empty IS NULL OR (baseline_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(baseline_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_measure_target_or_reason CHECK ((target IS NULL) <> (target_empty IS NULL) AND (target_empty IS NULL OR (target_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(target_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT fk_measure_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id), 
	CONSTRAINT fk_measure_indicator_key FOREIGN KEY(indicator_key) REFERENCES indicator ("key"), 
	CONSTRAINT fk_measure_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "measure" VALUES(1,1,'körkort','0360','2021','107.5',NULL,'2023','107.5',NULL);
CREATE TABLE measure_outcome (
	measure_id INTEGER NOT NULL, 
	period VARCHAR(7) NOT NULL, 
	outcome VARCHAR(80), 
	outcome_empty VARCHAR(20), 
	CONSTRAINT pk_measure_outcome PRIMARY KEY (measure_id, period), 
	CONSTRAINT ck_measure_outcome_outcome_or_reason CHECK ((outcome IS NULL) <> (outcome_empty IS NULL) AND (outcome_empty IS NULL OR (outcome_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(outcome_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT fk_measure_outcome_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id)
);
INSERT INTO "measure_outcome" VALUES(1,'2021','107.5',NULL);
CREATE TABLE meta (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('id','298ee825193142d5bccd11e8bcbc1c9b');
INSERT INTO "meta" VALUES('group','provregionen');
INSERT INTO "meta" VALUES('created_at','2026-12-01T04:32:56+00:00');
INSERT INTO "meta" VALUES('created_by','prov');
INSERT INTO "meta" VALUES('example','0');
CREATE TABLE month_correction (
	id INTEGER NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	reason TEXT NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_month_correction PRIMARY KEY (id), 
	CONSTRAINT ck_month_correction_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT fk_month_correction_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "month_correction" VALUES(1,'0360','2016-05','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE month_status (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	by_case BOOLEAN DEFAULT '0' NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_month_status PRIMARY KEY (area_code, month), 
	CONSTRAINT ck_month_status_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_month_status_status_known CHECK (status IN ('oppen', 'klar', 'last')), 
	CONSTRAINT fk_month_status_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "month_status" VALUES('0360','2016-05','klar',1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE population_count (
	area_code VARCHAR(60) NOT NULL, 
	reference_date DATE NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	row_key VARCHAR(40) NOT NULL, 
	count INTEGER, 
	count_empty VARCHAR(20), 
	contact VARCHAR(200), 
	row_date DATE, 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_population_count PRIMARY KEY (area_code, reference_date, sex, row_key), 
	CONSTRAINT ck_population_count_count_or_reason CHECK ((count IS NULL) <> (count_empty IS NULL) AND (count_empty IS NULL OR (count_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(count_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_population_count_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT fk_population_count_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_population_count_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_population_count_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "population_count" VALUES('0360','2024-10-31','kvinna','health',1,NULL,'åäö – text','2024-10-31',1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE population_definition (
	"key" VARCHAR(40) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	valid_from DATE, 
	position INTEGER NOT NULL, 
	family VARCHAR(40) NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_population_definition PRIMARY KEY ("key"), 
	CONSTRAINT uq_population_definition_family_version UNIQUE (family, version)
);
INSERT INTO "population_definition" VALUES('default','Lägesbild',NULL,0,'default',1);
INSERT INTO "population_definition" VALUES('published','Som publicerat 2024','2024-10-31',1,'published',1);
CREATE TABLE population_overlap (
	definition_key VARCHAR(40) NOT NULL, 
	one VARCHAR(40) NOT NULL, 
	other VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_population_overlap PRIMARY KEY (definition_key, one, other), 
	CONSTRAINT fk_population_overlap_definition_key_one FOREIGN KEY(definition_key, one) REFERENCES population_row (definition_key, row_key), 
	CONSTRAINT fk_population_overlap_definition_key_other FOREIGN KEY(definition_key, other) REFERENCES population_row (definition_key, row_key)
);
INSERT INTO "population_overlap" VALUES('default','assistance_unemployed','unemployed_adult');
INSERT INTO "population_overlap" VALUES('default','assistance_unemployed','unemployed_young');
INSERT INTO "population_overlap" VALUES('published','assistance_unemployed','unemployed_adult');
INSERT INTO "population_overlap" VALUES('published','assistance_unemployed','unemployed_young');
CREATE TABLE population_row (
	definition_key VARCHAR(40) NOT NULL, 
	row_key VARCHAR(40) NOT NULL, 
	label VARCHAR(300) NOT NULL, 
	parent_key VARCHAR(40), 
	role VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	party VARCHAR(40), 
	CONSTRAINT pk_population_row PRIMARY KEY (definition_key, row_key), 
	CONSTRAINT fk_population_row_definition_key_parent_key FOREIGN KEY(definition_key, parent_key) REFERENCES population_row (definition_key, row_key), 
	CONSTRAINT ck_population_row_role_known CHECK (role IN ('whole', 'counted', 'part', 'published_total', 'potential', 'published_potential')), 
	CONSTRAINT ck_population_row_party_known CHECK (party IS NULL OR party IN ('af', 'fk', 'socialtjanst', 'scb')), 
	CONSTRAINT fk_population_row_definition_key FOREIGN KEY(definition_key) REFERENCES population_definition ("key")
);
INSERT INTO "population_row" VALUES('default','assistance','Individer med ekonomiskt bistånd',NULL,'whole',0,'socialtjanst');
INSERT INTO "population_row" VALUES('default','assistance_unemployed','varav arbetslösa','assistance','counted',1,'socialtjanst');
INSERT INTO "population_row" VALUES('default','assistance_sick','varav sjukskrivna','assistance','counted',2,'socialtjanst');
INSERT INTO "population_row" VALUES('default','health','Individer med sjukpenning, sjukersättning eller aktivitetsersättning',NULL,'whole',3,'fk');
INSERT INTO "population_row" VALUES('default','health_young','varav unga med aktivitetsersättning exkl. förlängd skolgång','health','counted',4,'fk');
INSERT INTO "population_row" VALUES('default','health_sick_unemployed','varav sjukskrivna arbetslösa','health','counted',5,'fk');
INSERT INTO "population_row" VALUES('default','unemployed','Individer som är arbetslösa',NULL,'whole',6,'af');
INSERT INTO "population_row" VALUES('default','unemployed_young','Unga långtidsarbetslösa 16–24 år (mer än 6 månader)','unemployed','counted',7,'af');
INSERT INTO "population_row" VALUES('default','unemployed_adult','Långtidsarbetslösa 25–65 år (mer än 12 månader)','unemployed','counted',8,'af');
INSERT INTO "population_row" VALUES('default','unemployed_adult_24','varav mer än 24 månader','unemployed_adult','part',9,'af');
INSERT INTO "population_row" VALUES('default','known_total_published','Totalt känd samverkanspopulation',NULL,'published_total',10,NULL);
INSERT INTO "population_row" VALUES('default','no_known_occupation','Individer utan känd sysselsättning och inkomst (BAS)',NULL,'potential',11,'scb');
INSERT INTO "population_row" VALUES('default','potential_published','Potentiell samverkanspopulation',NULL,'published_potential',12,NULL);
INSERT INTO "population_row" VALUES('published','assistance','Individer med ekonomiskt bistånd',NULL,'whole',0,'socialtjanst');
INSERT INTO "population_row" VALUES('published','assistance_unemployed','varav arbetslösa','assistance','counted',1,'socialtjanst');
INSERT INTO "population_row" VALUES('published','assistance_sick','varav sjukskrivna','assistance','counted',2,'socialtjanst');
INSERT INTO "population_row" VALUES('published','health','Individer med sjukpenning, sjukersättning eller aktivitetsersättning',NULL,'whole',3,'fk');
INSERT INTO "population_row" VALUES('published','health_young','varav unga med aktivitetsersättning exkl. förlängd skolgång','health','counted',4,'fk');
INSERT INTO "population_row" VALUES('published','health_sick_unemployed','varav sjukskrivna arbetslösa','health','counted',5,'fk');
INSERT INTO "population_row" VALUES('published','unemployed','Individer som är arbetslösa',NULL,'whole',6,'af');
INSERT INTO "population_row" VALUES('published','unemployed_young','Unga långtidsarbetslösa 16–24 år (mer än 6 månader)','unemployed','counted',7,'af');
INSERT INTO "population_row" VALUES('published','unemployed_adult','Långtidsarbetslösa 25–65 år (mer än 12 månader)','unemployed','counted',8,'af');
INSERT INTO "population_row" VALUES('published','unemployed_adult_24','varav mer än 24 månader','unemployed_adult','counted',9,'af');
INSERT INTO "population_row" VALUES('published','known_total_published','Totalt känd samverkanspopulation',NULL,'published_total',10,NULL);
INSERT INTO "population_row" VALUES('published','no_known_occupation','Individer utan känd sysselsättning och inkomst (BAS)',NULL,'potential',11,'scb');
INSERT INTO "population_row" VALUES('published','potential_published','Potentiell samverkanspopulation',NULL,'published_potential',12,NULL);
CREATE TABLE profile_text (
	area_code VARCHAR(60) NOT NULL, 
	period VARCHAR(7) NOT NULL, 
	text TEXT NOT NULL, 
	draft TEXT, 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_profile_text PRIMARY KEY (area_code, period), 
	CONSTRAINT fk_profile_text_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_profile_text_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_profile_text_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "profile_text" VALUES('0360','2021','åäö – text','åäö – text',1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE publication_level (
	area_code VARCHAR(60) NOT NULL, 
	since_year INTEGER NOT NULL, 
	level VARCHAR(40) NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_publication_level PRIMARY KEY (area_code, since_year), 
	CONSTRAINT ck_publication_level_level_known CHECK (level IN ('month', 'quarter', 'half', 'year')), 
	CONSTRAINT fk_publication_level_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "publication_level" VALUES('0360',2016,'quarter','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE published_rank (
	area_code VARCHAR(60) NOT NULL, 
	year INTEGER NOT NULL, 
	measure VARCHAR(40) NOT NULL, 
	rank INTEGER NOT NULL, 
	previous INTEGER, 
	areas_ranked INTEGER NOT NULL, 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_published_rank PRIMARY KEY (area_code, year, measure), 
	CONSTRAINT ck_published_rank_measure_known CHECK (measure IN ('total', 'ohalsa', 'arbetsloshet', 'ekonomiskt_bistand')), 
	CONSTRAINT ck_published_rank_rank_among_ranked CHECK (rank BETWEEN 1 AND areas_ranked), 
	CONSTRAINT fk_published_rank_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_published_rank_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_published_rank_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "published_rank" VALUES('0360',1,'total',1,1,1,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE recommendation (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	template_key VARCHAR(40) NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	theme VARCHAR(300) NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_recommendation PRIMARY KEY (id), 
	CONSTRAINT ck_recommendation_status_known CHECK (status IN ('utkast', 'forankrad', 'beslutad', 'pagar', 'avslutad', 'avslagen')), 
	CONSTRAINT fk_recommendation_template_key FOREIGN KEY(template_key) REFERENCES template ("key")
);
INSERT INTO "recommendation" VALUES(1,1,'underlagsmall','åäö – text','åäö – text','utkast',1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE recommendation_area (
	recommendation_id INTEGER NOT NULL, 
	area_code VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_recommendation_area PRIMARY KEY (recommendation_id, area_code), 
	CONSTRAINT fk_recommendation_area_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id), 
	CONSTRAINT fk_recommendation_area_area_code FOREIGN KEY(area_code) REFERENCES area (code)
);
INSERT INTO "recommendation_area" VALUES(1,'0360');
CREATE TABLE recommendation_text (
	recommendation_id INTEGER NOT NULL, 
	field_key VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_recommendation_text PRIMARY KEY (recommendation_id, field_key), 
	CONSTRAINT fk_recommendation_text_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)
);
INSERT INTO "recommendation_text" VALUES(1,'åäö – text','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE report (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	areas TEXT NOT NULL, 
	period VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	audience VARCHAR(40) NOT NULL, 
	reason TEXT NOT NULL, 
	approved_on DATE NOT NULL, 
	approved_by VARCHAR(300) NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	choices TEXT NOT NULL, 
	data TEXT NOT NULL, 
	subjects VARCHAR(300) NOT NULL, 
	covers TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	pdf BLOB NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT uq_report_kind_areas_period_audience_version UNIQUE (kind, areas, period, audience, version), 
	CONSTRAINT ck_report_audience_known CHECK (audience IN ('public', 'internal'))
);
INSERT INTO "report" VALUES(1,'recommendations','["0360"]','2021',1,'åäö – text','internal','åäö – text','2024-10-31','åäö – text','2026-03-30T12:32:00Z','åäö – text','åäö – text','åäö – text','lots,settings','["0360"]','416db49ca18f9ab83e462b54055483eb2a84ca80e3941df455e4746abb54864a',X'255044462D312E372000FF');
CREATE TABLE report_appendix (
	id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	period VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	source VARCHAR(300) NOT NULL, 
	body TEXT NOT NULL, 
	is_table INTEGER NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_report_appendix PRIMARY KEY (id)
);
INSERT INTO "report_appendix" VALUES(1,'recommendations','2021',1,'åäö – text','åäö – text','åäö – text',1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE report_definition (
	report_id INTEGER NOT NULL, 
	definition_key VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_report_definition PRIMARY KEY (report_id, definition_key), 
	CONSTRAINT fk_report_definition_report_id FOREIGN KEY(report_id) REFERENCES report (id), 
	CONSTRAINT fk_report_definition_definition_key FOREIGN KEY(definition_key) REFERENCES population_definition ("key")
);
INSERT INTO "report_definition" VALUES(1,'default');
CREATE TABLE report_picture (
	id INTEGER NOT NULL, 
	appendix_id INTEGER, 
	position INTEGER NOT NULL, 
	alternative TEXT NOT NULL, 
	image BLOB NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_report_picture PRIMARY KEY (id), 
	CONSTRAINT fk_report_picture_appendix_id FOREIGN KEY(appendix_id) REFERENCES report_appendix (id)
);
INSERT INTO "report_picture" VALUES(1,1,1,'åäö – text',X'89504E470D0A1A0A','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE report_step (
	report_id INTEGER NOT NULL, 
	step VARCHAR(40) NOT NULL, 
	day DATE NOT NULL, 
	by_whom VARCHAR(300) NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_report_step PRIMARY KEY (report_id, step), 
	CONSTRAINT ck_report_step_step_known CHECK (step IN ('forankrad', 'beslutad')), 
	CONSTRAINT fk_report_step_report_id FOREIGN KEY(report_id) REFERENCES report (id)
);
INSERT INTO "report_step" VALUES(1,'forankrad','2024-10-31','åäö – text','2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE resource_month (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	sex VARCHAR(40) NOT NULL, 
	age_group VARCHAR(40) NOT NULL, 
	new INTEGER, 
	new_empty VARCHAR(20), 
	active INTEGER, 
	active_empty VARCHAR(20), 
	ended INTEGER, 
	ended_empty VARCHAR(20), 
	started_training INTEGER, 
	started_training_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_resource_month PRIMARY KEY (area_code, month, sex, age_group), 
	CONSTRAINT ck_resource_month_new_or_reason CHECK ((new IS NULL) <> (new_empty IS NULL) AND (new_empty IS NULL OR (new_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(new_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_resource_month_active_or_reason CHECK ((active IS NULL) <> (active_empty IS NULL) AND (active_empty IS NULL OR (active_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(active_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_resource_month_ended_or_reason CHECK ((ended IS NULL) <> (ended_empty IS NULL) AND (ended_empty IS NULL OR (ended_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(ended_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_resource_month_started_training_or_reason CHECK ((started_training IS NULL) <> (started_training_empty IS NULL) AND (started_training_empty IS NULL OR (started_training_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(started_training_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_resource_month_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_resource_month_sex_known CHECK (sex IN ('kvinna', 'man', 'annat', 'alla')), 
	CONSTRAINT fk_resource_month_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_resource_month_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_resource_month_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "resource_month" VALUES('0360','2016-05','kvinna','under30',1,NULL,1,NULL,1,NULL,1,NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE resource_part (
	area_code VARCHAR(60) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	part VARCHAR(60) NOT NULL, 
	persons INTEGER, 
	persons_empty VARCHAR(20), 
	source_id INTEGER, 
	import_id INTEGER, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_resource_part PRIMARY KEY (area_code, month, part), 
	CONSTRAINT ck_resource_part_persons_or_reason CHECK ((persons IS NULL) <> (persons_empty IS NULL) AND (persons_empty IS NULL OR (persons_empty IN ('saknas', 'ej_tillampligt', 'dolt') OR substr(persons_empty, 1, 5) = 'dolt<'))), 
	CONSTRAINT ck_resource_part_month_shaped CHECK (length(month) = 7 AND substr(month, 5, 1) = '-'), 
	CONSTRAINT ck_resource_part_persons_not_negative CHECK (persons IS NULL OR persons >= 0), 
	CONSTRAINT fk_resource_part_area_code FOREIGN KEY(area_code) REFERENCES area (code), 
	CONSTRAINT fk_resource_part_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_resource_part_import_id FOREIGN KEY(import_id) REFERENCES import_run (id)
);
INSERT INTO "resource_part" VALUES('0360','2016-05','åäö – text',1,NULL,1,1,'2026-03-30T12:32:00Z','åäö – text');
CREATE TABLE setting (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('name','Provregionen');
INSERT INTO "setting" VALUES('small_count_threshold','5');
INSERT INTO "setting" VALUES('age_border','30');
INSERT INTO "setting" VALUES('chair_role','');
INSERT INTO "setting" VALUES('purpose','');
INSERT INTO "setting" VALUES('tema','åäö – text');
CREATE TABLE source (
	id INTEGER NOT NULL, 
	publisher VARCHAR(300) NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	reference_date DATE, 
	file_hash VARCHAR(64), 
	recorded_on DATE, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id)
);
INSERT INTO "source" VALUES(1,'åäö – text','åäö – text','2024-10-31','åäö – text','2024-10-31','åäö – text');
CREATE TABLE template (
	"key" VARCHAR(40) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	numbered BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	base VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	offered BOOLEAN NOT NULL, 
	CONSTRAINT pk_template PRIMARY KEY ("key")
);
INSERT INTO "template" VALUES('underlagsmall','Underlagsmall',0,0,'underlagsmall',1,1);
INSERT INTO "template" VALUES('initiativmall','Initiativmall',0,1,'initiativmall',1,1);
INSERT INTO "template" VALUES('kortmall','Kortmall',1,2,'kortmall',1,1);
CREATE TABLE template_field (
	template_key VARCHAR(40) NOT NULL, 
	field_key VARCHAR(40) NOT NULL, 
	label VARCHAR(300) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	hint TEXT NOT NULL, 
	required BOOLEAN NOT NULL, 
	columns TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_template_field PRIMARY KEY (template_key, field_key), 
	CONSTRAINT ck_template_field_kind_known CHECK (kind IN ('text', 'line', 'date', 'list', 'party', 'table')), 
	CONSTRAINT fk_template_field_template_key FOREIGN KEY(template_key) REFERENCES template ("key")
);
INSERT INTO "template_field" VALUES('underlagsmall','rekommendation','Rekommendation','text','Vad föreslås, i en eller två meningar?',1,'',0);
INSERT INTO "template_field" VALUES('underlagsmall','problemformulering','Problemformulering','text','Vilket problem ska lösas, för vem?',1,'',1);
INSERT INTO "template_field" VALUES('underlagsmall','nulage','Nuläge','text','Hur ser det ut i dag? Ange siffror med källa.',1,'',2);
INSERT INTO "template_field" VALUES('underlagsmall','underlag','Underlag för analys','text','Vilka uppgifter bygger förslaget på?',1,'',3);
INSERT INTO "template_field" VALUES('underlagsmall','insatser','Förslag på insatser/aktiviteter/förändringsarbeten/kompetensutvecklingsinsatser','list','En punkt per rad.',1,'',4);
INSERT INTO "template_field" VALUES('underlagsmall','ansvar','Förslag till ansvarsfördelning','text','Vilken part gör vad?',1,'',5);
INSERT INTO "template_field" VALUES('initiativmall','bakgrund','Bakgrund/motiv','text','Varför behövs initiativet?',1,'',0);
INSERT INTO "template_field" VALUES('initiativmall','aktiviteter','Förslag på aktiviteter/interventioner','list','En punkt per rad.',1,'',1);
INSERT INTO "template_field" VALUES('initiativmall','mal','Mål','text','Vad ska vara annorlunda när det är klart?',1,'',2);
INSERT INTO "template_field" VALUES('initiativmall','indikatorer','Indikatorer','text','Hur märks det? Nuläge, mål och år.',1,'',3);
INSERT INTO "template_field" VALUES('initiativmall','sammankallande','Sammankallande','line','',1,'',4);
INSERT INTO "template_field" VALUES('initiativmall','ansvar','Ansvar','line','',1,'',5);
INSERT INTO "template_field" VALUES('initiativmall','godkand_av','Godkänd av','line','Upp till fyra parter, skilda med komma.',1,'',6);
INSERT INTO "template_field" VALUES('initiativmall','startdatum','Startdatum','date','',1,'',7);
INSERT INTO "template_field" VALUES('initiativmall','slutdatum','Slutdatum','date','',1,'',8);
INSERT INTO "template_field" VALUES('initiativmall','avstamning','Avstämning','date','',1,'',9);
INSERT INTO "template_field" VALUES('kortmall','motivering','Motivering','text','Varför, i löpande text.',1,'',0);
CREATE TABLE wheel_item (
	id INTEGER NOT NULL, 
	of_month INTEGER, 
	of_day INTEGER, 
	what VARCHAR(300) NOT NULL, 
	who VARCHAR(300) NOT NULL, 
	doing VARCHAR(40) NOT NULL, 
	is_release BOOLEAN NOT NULL, 
	ships VARCHAR(40) NOT NULL, 
	since DATE NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_wheel_item PRIMARY KEY (id), 
	CONSTRAINT ck_wheel_item_doing_known CHECK (doing IN ('hand', 'benefits', 'indicators', 'af', 'population', 'lots', 'follow_up', 'approval'))
);
INSERT INTO "wheel_item" VALUES(1,NULL,23,'Arbetsförmedlingen: månadens statistik','processledare','af',1,'af-month','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(2,3,NULL,'SCB: helår, helårsekvivalenter','processledare','benefits',1,'scb-year','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(3,4,NULL,'Uppföljning av effektmått, uppdelad på kön','analysteamet','follow_up',0,'follow-up','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(4,9,1,'Nulägesanalys till kansliet','lokala samverkansgrupper','hand',0,'analysis','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(5,10,NULL,'SCB: halvår, helårsekvivalenter','processledare','benefits',1,'scb-half','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(6,10,NULL,'Rekommendationer till styrelsen','styrelsen','approval',0,'board','2026-12-01','2026-12-01T04:32:56Z','prov');
INSERT INTO "wheel_item" VALUES(7,10,31,'Registeruttag: samverkanspopulation','parterna','population',1,'register','2026-12-01','2026-12-01T04:32:56Z','prov');
CREATE TABLE wheel_tick (
	item_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	of_month INTEGER NOT NULL, 
	done_on DATE NOT NULL, 
	recorded_at VARCHAR(20) NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_wheel_tick PRIMARY KEY (item_id, year, of_month), 
	CONSTRAINT fk_wheel_tick_item_id FOREIGN KEY(item_id) REFERENCES wheel_item (id)
);
INSERT INTO "wheel_tick" VALUES(1,1,1,'2024-10-31','2026-03-30T12:32:00Z','åäö – text');
CREATE INDEX ix_area_member_member_code ON area_member (member_code);
CREATE INDEX ix_benefit_year_source_id ON benefit_year (source_id);
CREATE INDEX ix_benefit_year_import_id ON benefit_year (import_id);
CREATE INDEX ix_published_rank_source_id ON published_rank (source_id);
CREATE INDEX ix_published_rank_import_id ON published_rank (import_id);
CREATE INDEX ix_indicator_value_import_id ON indicator_value (import_id);
CREATE INDEX ix_indicator_value_source_id ON indicator_value (source_id);
CREATE INDEX ix_profile_text_source_id ON profile_text (source_id);
CREATE INDEX ix_profile_text_import_id ON profile_text (import_id);
CREATE INDEX ix_effort_area_code ON effort (area_code);
CREATE INDEX ix_effort_source_id ON effort (source_id);
CREATE INDEX ix_effort_import_id ON effort (import_id);
CREATE INDEX ix_change_set_import_id ON change_set (import_id);
CREATE INDEX ix_change_set_state_id ON change_set (state, id);
CREATE INDEX ix_lots_case_source_id ON lots_case (source_id);
CREATE INDEX ix_lots_case_import_id ON lots_case (import_id);
CREATE INDEX ix_lots_case_area_code_month_party_sex_age_group_worker_code ON lots_case (area_code, month, party, sex, age_group, worker_code);
CREATE INDEX ix_lots_month_import_id ON lots_month (import_id);
CREATE INDEX ix_lots_month_source_id ON lots_month (source_id);
CREATE INDEX ix_lots_workers_source_id ON lots_workers (source_id);
CREATE INDEX ix_lots_workers_import_id ON lots_workers (import_id);
CREATE INDEX ix_lots_period_source_id ON lots_period (source_id);
CREATE INDEX ix_lots_period_import_id ON lots_period (import_id);
CREATE INDEX ix_resource_month_source_id ON resource_month (source_id);
CREATE INDEX ix_resource_month_import_id ON resource_month (import_id);
CREATE INDEX ix_resource_part_import_id ON resource_part (import_id);
CREATE INDEX ix_resource_part_source_id ON resource_part (source_id);
CREATE INDEX ix_goal_area_code ON goal (area_code);
CREATE INDEX ix_month_correction_area_code ON month_correction (area_code);
CREATE INDEX ix_population_count_source_id ON population_count (source_id);
CREATE INDEX ix_population_count_import_id ON population_count (import_id);
CREATE INDEX ix_recommendation_year ON recommendation (year);
CREATE INDEX ix_report_picture_appendix_id ON report_picture (appendix_id);
CREATE INDEX ix_change_row_table_name_row_key ON change_row (table_name, row_key);
CREATE INDEX ix_change_row_change_set_id ON change_row (change_set_id);
CREATE INDEX ix_evidence_recommendation_id ON evidence (recommendation_id);
CREATE INDEX ix_measure_recommendation_id ON measure (recommendation_id);
COMMIT;
