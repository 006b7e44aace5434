"""Templates come in versions, and their fields may be lists, parties and tables. Those there are, are the first version
of each, with every field required as before."""

from storage.migrations.rebuild import rebuild

revision = "0014"
down_revision = "0013"

_TEMPLATE = (
    "CREATE TABLE template (\n"
    '\t"key" VARCHAR(40) NOT NULL, \n'
    "\tname VARCHAR(300) NOT NULL, \n"
    "\tnumbered BOOLEAN NOT NULL, \n"
    "\tposition INTEGER NOT NULL, \n"
    "\tbase VARCHAR(40) NOT NULL, \n"
    "\tversion INTEGER NOT NULL, \n"
    "\toffered BOOLEAN NOT NULL, \n"
    '\tCONSTRAINT pk_template PRIMARY KEY ("key")\n'
    ")"
)
_TEMPLATE_FIELD = (
    "CREATE TABLE template_field (\n"
    "\ttemplate_key VARCHAR(40) NOT NULL, \n"
    "\tfield_key VARCHAR(40) NOT NULL, \n"
    "\tlabel VARCHAR(300) NOT NULL, \n"
    "\tkind VARCHAR(40) NOT NULL, \n"
    "\thint TEXT NOT NULL, \n"
    "\trequired BOOLEAN NOT NULL, \n"
    "\tcolumns TEXT NOT NULL, \n"
    "\tposition INTEGER NOT NULL, \n"
    "\tCONSTRAINT pk_template_field PRIMARY KEY (template_key, field_key), \n"
    "\tCONSTRAINT ck_template_field_kind_known CHECK "
    "(kind IN ('text', 'line', 'date', 'list', 'party', 'table')), \n"
    '\tCONSTRAINT fk_template_field_template_key FOREIGN KEY(template_key) REFERENCES template ("key")\n'
    ")"
)


def upgrade() -> None:
    """Both tables with the columns they lacked; what is written stays on the templates it was written on."""
    rebuild("template", _TEMPLATE, new={"base": '"key"', "version": "1", "offered": "1"})
    rebuild("template_field", _TEMPLATE_FIELD, new={"required": "1", "columns": "''"})
