{{- define "peer.name" -}}
{{- printf "%s" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "peer.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "peer.selector" -}}
app.kubernetes.io/name: peer-prescribing
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "peer.labels" -}}
app.kubernetes.io/name: peer-prescribing
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* What the schema cannot say because it is about two values at once. */}}
{{- define "peer.checks" -}}
{{- $stop := .Values.shutdown -}}
{{- $closing := 5 -}}
{{- if le (int $stop.graceSeconds) (add (int $stop.preStopSeconds) (int $stop.requestSeconds) (int $stop.taskSeconds) $closing) -}}
{{- fail (printf "shutdown.graceSeconds (%d) must be more than preStopSeconds, requestSeconds, taskSeconds and %d seconds to close, together" (int $stop.graceSeconds) $closing) -}}
{{- end -}}
{{- if eq .Values.database.runRole .Values.database.ownerRole -}}
{{- fail "database.runRole must not be database.ownerRole: the service must not own its tables" -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (lt (int .Values.autoscaling.most) (int .Values.replicas)) -}}
{{- fail "autoscaling.most must not be less than replicas, which are the fewest" -}}
{{- end -}}
{{- if le (int .Values.replicas) (int .Values.disruption.mostUnavailable) -}}
{{- fail "replicas must be more than disruption.mostUnavailable, else all may be taken away at once" -}}
{{- end -}}
{{- $required := list "spring.datasource.password" "peerprescribing.pages-secret" "peerprescribing.sealing-keys" -}}
{{- if .Values.migrations.enabled -}}{{- $required = append $required "spring.flyway.password" -}}{{- end -}}
{{- if eq .Values.site.carrier "notify" -}}
{{- $required = concat $required (list "peerprescribing.notification.govuk-notify.api-key" "peerprescribing.notification.govuk-notify.callback-tokens") -}}
{{- end -}}
{{- range $required -}}
{{- if not (hasKey $.Values.secrets .) -}}
{{- fail (printf "secrets has no entry for %s: name the secret and the key that hold it" .) -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.site.carrier "notify") (not (dig "notification" "govuk-notify" "templates" nil .Values.settings)) -}}
{{- fail "settings.notification.govuk-notify.templates is missing: the ids of the templates at GOV.UK Notify" -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.database) -}}
{{- fail "networkPolicy.database must say where the database is, else nothing reaches it" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.tlsSecret) -}}
{{- fail "ingress.tlsSecret must name the certificate: patients' pages are not served without" -}}
{{- end -}}
{{- if .Values.keycloak.importRealm -}}
{{- if not (and .Values.keycloak.name .Values.keycloak.pagesSecret.name .Values.keycloak.pagesSecret.key) -}}
{{- fail "keycloak.name and keycloak.pagesSecret are needed to import the realm" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What the service is told; the owner's part is said to the migration alone. */}}
{{- define "peer.settings" -}}
{{- $site := .Values.site -}}
{{- $own := dict
      "public-address" $site.publicAddress
      "issuer" $site.issuer
      "directory" (dict "curators-organisation" $site.curatorsOrganisation)
      "notification" (dict "carrier" $site.carrier) -}}
{{- $own = mergeOverwrite (deepCopy .Values.settings) $own -}}
{{- $address := printf "jdbc:postgresql://%s:%d/%s?sslmode=verify-full&sslrootcert=/etc/peer-prescribing/authority/ca.crt" .Values.database.host (int .Values.database.port) .Values.database.name -}}
{{- $spring := dict
      "datasource" (dict "url" $address "username" .Values.database.runRole "hikari" (dict "maximum-pool-size" (int .Values.database.connections)))
      "flyway" (dict "enabled" false)
      "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int .Values.shutdown.requestSeconds))) -}}
{{- dict "peerprescribing" $own "spring" $spring "db-scheduler" (dict "shutdown-max-wait" (printf "%ds" (int .Values.shutdown.taskSeconds))) | toJson -}}
{{- end -}}

{{- define "peer.environment" -}}
- name: SPRING_PROFILES_ACTIVE
  value: platform
- name: SPRING_APPLICATION_JSON
  value: {{ include "peer.settings" . | quote }}
- name: SPRING_CONFIG_IMPORT
  value: "configtree:/etc/peer-prescribing/secrets/"
- name: JAVA_TOOL_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{- end -}}

{{- define "peer.container-security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
capabilities:
  drop: ["ALL"]
{{- end -}}

{{- define "peer.pod-security" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "peer.mounts" -}}
- name: secrets
  mountPath: /etc/peer-prescribing/secrets
  readOnly: true
- name: authority
  mountPath: /etc/peer-prescribing/authority
  readOnly: true
- name: temporary
  mountPath: /tmp
{{- end -}}

{{/* Called with the root and whether the owner's password belongs in. */}}
{{- define "peer.volumes" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range $setting, $place := .root.Values.secrets }}
      {{- if or $.owner (not (hasPrefix "spring.flyway." $setting)) }}
      - secret:
          name: {{ $place.name }}
          items:
            - key: {{ $place.key }}
              path: {{ $setting }}
      {{- end }}
      {{- end }}
- name: authority
  secret:
    secretName: {{ .root.Values.database.authority.secret }}
    defaultMode: 0440
    items:
      - key: {{ .root.Values.database.authority.key }}
        path: ca.crt
- name: temporary
  emptyDir:
    sizeLimit: {{ .root.Values.temporarySpace }}
{{- end -}}
