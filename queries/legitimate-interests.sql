-- Made by tools/questions_sql.py from legitimate-interests.rq; change that.
-- @of daff7e3590091575
-- @columns controllerName:id processTitle:id interest:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/noticegraph#hasLegitimateInterest
SELECT f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."interest" AS "interest", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."controllerName", s."processTitle", s."interest", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."interest" AS "interest", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."interest" AS "interest", r."processTitle" AS "processTitle"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", r."interest" AS "interest"
          FROM (
            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j2."controllerAsked" AS "controllerAsked"
            FROM (
              SELECT q0.s AS "work", q0.o AS "notice"
              FROM "{{holds}}" q0
              WHERE q0.g = iri('{{base}}catalog')
            ) j0
            JOIN (
              SELECT q1.g AS "notice", q1.s AS "process"
              FROM "dpv:hasLegalBasis" q1
              WHERE q1.o = iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-f')
            ) j1
            ON j0."notice" = j1."notice"
            JOIN (
              SELECT v AS "controllerAsked"
              FROM (VALUES {{controller}}) given(v)
            ) j2
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT s."process", s."interest"
            FROM (
              SELECT q2.g AS "in", q2.s AS "process", q2.o AS "interest"
              FROM "ng:hasLegitimateInterest" q2
            ) s
          ) r
          ON l."process" = r."process"
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
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f
