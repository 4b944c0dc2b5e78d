-- Made by tools/questions_sql.py from consent-without-withdrawal.rq; change that.
-- @of 46f9f1cee11ed2df
-- @columns controllerName:id processTitle:id basis:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRight
-- @property https://w3id.org/noticegraph#readWith
SELECT f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."basis" AS "basis", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."controllerName", s."processTitle", s."basis", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."basis" AS "basis", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."told" AS "told", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."basis" AS "basis", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."told" AS "told", r."processTitle" AS "processTitle"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."basis" AS "basis", l."process" AS "process", l."controllerAsked" AS "controllerAsked", r."told" AS "told"
          FROM (
            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."basis" AS "basis", j1."process" AS "process", j3."controllerAsked" AS "controllerAsked"
            FROM (
              SELECT q0.s AS "work", q0.o AS "notice"
              FROM "{{holds}}" q0
              WHERE q0.g = iri('{{base}}catalog')
            ) j0
            JOIN (
              SELECT j0."basis" AS "basis", j1."notice" AS "notice", j1."process" AS "process"
              FROM (
                SELECT "basis"
                FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A9-2-a'))) given("basis")
              ) j0
              JOIN (
                SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "basis"
                FROM "dpv:hasLegalBasis" q1
              ) j1
              ON j0."basis" = j1."basis"
            ) j1
            ON j0."notice" = j1."notice"
            JOIN (
              SELECT DISTINCT *
              FROM (
                SELECT s."notice"
                FROM (
                  SELECT q2.g AS "notice", q2.o AS "lexicon"
                  FROM "ng:readWith" q2
                  WHERE q2.g = q2.s
                ) s
              ) d
            ) j2
            ON j0."notice" = j2."notice"
            JOIN (
              SELECT v AS "controllerAsked"
              FROM (VALUES {{controller}}) given(v)
            ) j3
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT f.*, TRUE AS "told"
            FROM (
              SELECT q3.g AS "notice"
              FROM "dpv:hasRight" q3
              WHERE q3.o = iri('https://w3id.org/dpv/legal/eu/gdpr#A7-3')
                AND q3.g = q3.s
            ) f
          ) r
          ON l."notice" = r."notice"
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
    ) f
    WHERE (NOT (f."told" IS NOT NULL)) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked")))
  ) s
) f
