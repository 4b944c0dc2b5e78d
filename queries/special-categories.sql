-- Made by tools/questions_sql.py from special-categories.rq; change that.
-- @of ec1c0e30f004f5ca
-- @columns data:id controllerName:id processTitle:id basis:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPersonalData
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT s, s FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT o, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
), path1_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path1(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path1 c JOIN path1_step n ON n.s = c.o
)
SELECT f."data" AS "data", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."basis" AS "basis", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."data", s."controllerName", s."processTitle", s."basis", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controllerAsked" AS "controllerAsked", l."basis" AS "basis", l."processTitle" AS "processTitle", l."controller" AS "controller", l."controllerName" AS "controllerName", r."narrower" AS "narrower"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controllerAsked" AS "controllerAsked", l."basis" AS "basis", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controllerAsked" AS "controllerAsked", l."basis" AS "basis", r."processTitle" AS "processTitle"
          FROM (
            SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controllerAsked" AS "controllerAsked", r."basis" AS "basis"
            FROM (
              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."data" AS "data", j3."dataAsked" AS "dataAsked", j4."controllerAsked" AS "controllerAsked"
              FROM (
                SELECT q0.s AS "work", q0.o AS "notice"
                FROM "{{holds}}" q0
                WHERE q0.g = iri('{{base}}catalog')
              ) j0
              JOIN (
                SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "data"
                FROM "dpv:hasPersonalData" q1
              ) j1
              ON j0."notice" = j1."notice"
              JOIN (
                SELECT DISTINCT *
                FROM (
                  SELECT s AS "data"
                  FROM path0
                  WHERE o = iri('https://w3id.org/dpv#SpecialCategoryPersonalData')
                ) d
              ) j2
              ON j1."data" = j2."data"
              JOIN (
                SELECT v AS "dataAsked"
                FROM (VALUES {{data}}) given(v)
              ) j3
              ON TRUE
              JOIN (
                SELECT v AS "controllerAsked"
                FROM (VALUES {{controller}}) given(v)
              ) j4
              ON TRUE
            ) l
            LEFT JOIN (
              SELECT j0."notice" AS "notice", j0."process" AS "process", j0."basis" AS "basis"
              FROM (
                SELECT q2.g AS "notice", q2.s AS "process", q2.o AS "basis"
                FROM "dpv:hasLegalBasis" q2
              ) j0
              JOIN (
                SELECT f.*
                FROM (
                  SELECT DISTINCT *
                  FROM (
                    SELECT s."basis"
                    FROM (
                      SELECT q3.g AS "any", q3.s AS "who", q3.o AS "basis"
                      FROM "dpv:hasLegalBasis" q3
                    ) s
                  ) d
                ) f
                LEFT JOIN terms t0 ON t0.id = f."basis"
                WHERE starts_with(t0.lex, 'https://w3id.org/dpv/legal/eu/gdpr#A9-2-')
              ) j1
              ON j0."basis" = j1."basis"
            ) r
            ON l."notice" = r."notice" AND l."process" = r."process"
          ) l
          LEFT JOIN (
            SELECT f.*
            FROM (
              SELECT q4.g AS "notice", q4.s AS "process", q4.o AS "processTitle"
              FROM "dct:title" q4
            ) f
            WHERE f."process" <> f."notice"
          ) r
          ON l."notice" = r."notice" AND l."process" = r."process"
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q5.g AS "notice", q5.o AS "controller"
            FROM "dpv:hasDataController" q5
            WHERE q5.g = q5.s
          ) j0
          JOIN (
            SELECT q6.g AS "notice", q6.s AS "controller", q6.o AS "controllerName"
            FROM "dpv:hasName" q6
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT DISTINCT *
        FROM (
          SELECT s."data", s."narrower"
          FROM (
            SELECT f.*, TRUE AS "narrower"
            FROM (
              SELECT j0."data" AS "data", j0."dataAsked" AS "dataAsked"
              FROM (
                SELECT s AS "data", o AS "dataAsked"
                FROM path1
              ) j0
              JOIN (
                SELECT v AS "dataAsked"
                FROM (VALUES {{data}}) given(v)
              ) j1
              ON (j1."dataAsked" IS NULL OR j0."dataAsked" = j1."dataAsked")
            ) f
          ) s
        ) d
      ) r
      ON l."data" = r."data"
    ) f
    WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))) AND (((NOT (f."dataAsked" IS NOT NULL)) OR (f."data" = f."dataAsked") OR (f."narrower" IS NOT NULL)))
  ) s
) f
