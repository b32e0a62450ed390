"""The rules that the reader and the engines check: a file can be read, and has the structure of its kind."""

from eymh_content.problems import Rule

FILES: tuple[Rule[None], ...] = (
    Rule(
        "unreadable",
        "Every record file can be read.",
        "What cannot be read cannot be shown.",
        "Check that the file exists, is a regular file, and that you may read it.",
    ),
    Rule(
        "outside-content",
        "No symbolic link leads out of the content.",
        "Whoever receives the content does not receive what is outside it.",
        "Replace the link with the file itself.",
    ),
    Rule(
        "stray-file",
        "The content holds records, LICENSE.md and version.json, and nothing else.",
        "A file in the wrong place is read by nobody, and nobody notices.",
        "Move it to where it belongs, or delete it.",
    ),
    Rule(
        "content-version",
        "version.json declares the version of the content and its date.",
        "Packs and the API print it, so that a reader can say which version was quoted.",
        'Write {"version": "number.number.number", "date": "YYYY-MM-DD"}.',
    ),
    Rule(
        "unknown-kind",
        "Each folder is named after a kind of record.",
        "Records in another folder are read by nobody.",
        "Correct the name of the folder.",
    ),
    Rule(
        "reserved-folder",
        "The folder 'overlay' is reserved for later.",
        "Nothing reads it yet.",
        "Move its files elsewhere until then.",
        "warning",
    ),
    Rule(
        "too-large",
        "A file is smaller than 1 MB.",
        "No record is larger; something was pasted by mistake.",
        "Cut it down.",
    ),
    Rule(
        "empty-file",
        "A file is not empty.",
        "It holds no record.",
        "Write the record, or delete the file.",
    ),
    Rule(
        "encoding",
        "A file is saved as UTF-8.",
        "Letters such as ŵ and é would be lost.",
        "Save it as UTF-8.",
    ),
    Rule(
        "byte-order-mark",
        "A file begins with no byte order mark.",
        "JSON does not allow it, and some programs fail on it.",
        "Save it as UTF-8 without BOM.",
    ),
    Rule(
        "json",
        "A file is JSON.",
        "No program can read it otherwise.",
        "Fix the place that the message names.",
    ),
    Rule(
        "too-deep",
        "Brackets are nested at most 100 levels deep.",
        "Programs fail on it.",
        "Look for brackets that were never closed.",
    ),
    Rule(
        "repeated-name",
        "A name occurs once in its object.",
        "Programs keep one of the two values, and not all keep the same one.",
        "Delete one.",
    ),
)

STRUCTURE: tuple[Rule[None], ...] = (
    Rule(
        "missing-field",
        "A record has all fields that its kind needs.",
        "Packs and programs rely on them.",
        "Add the field.",
    ),
    Rule(
        "unknown-field",
        "A record has only fields that its kind knows.",
        "A misspelt field would be shown nowhere, and nobody would notice.",
        "Correct its name, or delete it.",
    ),
    Rule(
        "wrong-type",
        "A value has the type of its field: text, number, list, group, true or false.",
        "Programs rely on it.",
        "Write the value as the message says.",
    ),
    Rule(
        "not-in-list",
        "A value of a closed list is one of that list.",
        "Packs translate these values into words.",
        "Choose one of the list; 'not-stated' where a source is silent.",
    ),
    Rule(
        "wrong-form",
        "Ids, references, anchors, dates and words as printed have their form.",
        "They could not be looked up otherwise.",
        "Write them as the message says.",
    ),
    Rule(
        "wrong-kind",
        "A link leads to a record of the kind that its field expects.",
        "A measure in place of an organisation makes nonsense of the sentence around it.",
        "Link to a record of the right kind.",
    ),
    Rule(
        "wrong-schema",
        "'$schema' names the schema of the record's kind.",
        "Editors use it to complete and check a record while it is written.",
        "Write the schema of the folder that the file is in.",
    ),
    Rule(
        "empty",
        "Texts and lists are not empty, and no text has only blanks.",
        "To say nothing, leave the field out.",
        "Fill it, or leave it out.",
    ),
    Rule(
        "too-long",
        "Texts and lists keep to the length of their field.",
        "Long paragraphs are not read; a record on every topic is found under none.",
        "Split or shorten it.",
    ),
    Rule(
        "out-of-range",
        "Numbers lie in the range of their field.",
        "Values outside it are usually typing errors.",
        "Correct the number.",
    ),
    Rule(
        "listed-twice",
        "A list of links, names or places has each once.",
        "It would be printed twice.",
        "Delete one.",
    ),
    Rule(
        "fields-together",
        "Fields that exclude each other are not both given; fields that need each other are.",
        "A figure with a value and a range says two things.",
        "Add or delete fields as the message says.",
    ),
    Rule(
        "wrong-value",
        "A value that the schema accepts is accepted by the model too.",
        "Packs and programs rely on it.",
        "Correct the value.",
    ),
)
