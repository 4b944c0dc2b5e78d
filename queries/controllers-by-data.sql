-- Made by tools/questions_sql.py from controllers-by-data.rq; change that.
-- @of ca5f3b0c013c66d1
-- @columns data:id controllerName:id processTitle:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPersonalData
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT s, s FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT o, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."data" AS "data", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."data", s."controllerName", s."processTitle", s."controller", s."process"
  FROM (
    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", r."processTitle" AS "processTitle"
      FROM (
        SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."data" AS "data"
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
            SELECT s."data"
            FROM (
              SELECT j0."data" AS "data", j0."dataAsked" AS "dataAsked"
              FROM (
                SELECT s AS "data", o AS "dataAsked"
                FROM path0
              ) j0
              JOIN (
                SELECT v AS "dataAsked"
                FROM (VALUES {{data}}) given(v)
              ) j1
              ON (j1."dataAsked" IS NULL OR j0."dataAsked" = j1."dataAsked")
            ) s
          ) d
        ) j2
        ON j1."data" = j2."data"
      ) l
      LEFT JOIN (
        SELECT f.*
        FROM (
          SELECT q2.g AS "notice", q2.s AS "process", q2.o AS "processTitle"
          FROM "dct:title" q2
        ) f
        WHERE f."process" <> f."notice"
      ) r
      ON l."notice" = r."notice" AND l."process" = r."process"
    ) l
    LEFT JOIN (
      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
      FROM (
        SELECT q3.g AS "notice", q3.o AS "controller"
        FROM "dpv:hasDataController" q3
        WHERE q3.g = q3.s
      ) j0
      JOIN (
        SELECT q4.g AS "notice", q4.s AS "controller", q4.o AS "controllerName"
        FROM "dpv:hasName" q4
      ) j1
      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
    ) r
    ON l."notice" = r."notice"
  ) s
) f
