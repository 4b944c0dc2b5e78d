-- Made by tools/questions_sql.py from controllers-by-purpose.rq; change that.
-- @of 698fde3f4b5571cc
-- @columns purpose:id controllerName:id processTitle:id basis:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPurpose
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT s, s FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT o, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."purpose" AS "purpose", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."basis" AS "basis", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."purpose", s."controllerName", s."processTitle", s."basis", s."controller", s."process"
  FROM (
    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."purpose" AS "purpose", l."basis" AS "basis", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."purpose" AS "purpose", l."basis" AS "basis", r."processTitle" AS "processTitle"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."purpose" AS "purpose", r."basis" AS "basis"
        FROM (
          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."purpose" AS "purpose"
          FROM (
            SELECT q0.s AS "work", q0.o AS "notice"
            FROM "{{holds}}" q0
            WHERE q0.g = iri('{{base}}catalog')
          ) j0
          JOIN (
            SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "purpose"
            FROM "dpv:hasPurpose" q1
          ) j1
          ON j0."notice" = j1."notice"
          JOIN (
            SELECT DISTINCT *
            FROM (
              SELECT s."purpose"
              FROM (
                SELECT j0."purpose" AS "purpose", j0."purposeAsked" AS "purposeAsked"
                FROM (
                  SELECT s AS "purpose", o AS "purposeAsked"
                  FROM path0
                ) j0
                JOIN (
                  SELECT v AS "purposeAsked"
                  FROM (VALUES {{purpose}}) given(v)
                ) j1
                ON (j1."purposeAsked" IS NULL OR j0."purposeAsked" = j1."purposeAsked")
              ) s
            ) d
          ) j2
          ON j1."purpose" = j2."purpose"
        ) l
        LEFT JOIN (
          SELECT q2.g AS "notice", q2.s AS "process", q2.o AS "basis"
          FROM "dpv:hasLegalBasis" q2
        ) r
        ON l."notice" = r."notice" AND l."process" = r."process"
      ) l
      LEFT JOIN (
        SELECT f.*
        FROM (
          SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "processTitle"
          FROM "dct:title" q3
        ) f
        WHERE f."process" <> f."notice"
      ) r
      ON l."notice" = r."notice" AND l."process" = r."process"
    ) l
    LEFT JOIN (
      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
      FROM (
        SELECT q4.g AS "notice", q4.o AS "controller"
        FROM "dpv:hasDataController" q4
        WHERE q4.g = q4.s
      ) j0
      JOIN (
        SELECT q5.g AS "notice", q5.s AS "controller", q5.o AS "controllerName"
        FROM "dpv:hasName" q5
      ) j1
      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
    ) r
    ON l."notice" = r."notice"
  ) s
) f
